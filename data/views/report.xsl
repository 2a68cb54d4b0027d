<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The page of one report (render/report_html.h): what it comes to, then its text with the findings beside it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:variable name="it" select="/page/report"/>
  <!-- So many statements of a list are shown at once; the others open below them. -->
  <xsl:variable name="most" select="4"/>

  <xsl:template match="/page/report">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="title"/>
      <xsl:with-param name="content">
        <xsl:if test="subtitle"><p class="lead"><xsl:value-of select="subtitle"/></p></xsl:if>
        <xsl:if test="overview"><p><a href="{overview}">All reports</a></p></xsl:if>
        <xsl:if test="facts/item">
          <dl class="grades">
            <xsl:for-each select="facts/item"><div><dt><xsl:value-of select="anchor"/></dt><dd><xsl:value-of select="text"/></dd></div></xsl:for-each>
          </dl>
        </xsl:if>
        <xsl:apply-templates select="opening/item"/>
        <xsl:if test="warnings/item">
          <section class="note" aria-label="Please note">
            <xsl:for-each select="warnings/item"><p><strong><xsl:value-of select="label"/>: </strong><xsl:value-of select="text"/></p></xsl:for-each>
          </section>
        </xsl:if>
        <xsl:if test="units/item"><xsl:call-template name="contents"/></xsl:if>
        <xsl:apply-templates select="sections/item"/>
        <xsl:choose>
          <xsl:when test="units/item"><xsl:call-template name="text"/></xsl:when>
          <xsl:when test="missing"><p><xsl:value-of select="missing"/></p></xsl:when>
        </xsl:choose>
        <xsl:if test="source"><p class="quiet">Source: <xsl:value-of select="source"/></p></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="contents">
    <nav aria-label="On this page">
      <ul class="contents">
        <xsl:for-each select="sections/item"><li><a href="#section-{position()}"><xsl:value-of select="heading"/></a></li></xsl:for-each>
        <li><a href="#text"><xsl:call-template name="text-heading"/></a></li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template name="text-heading">
    <xsl:choose><xsl:when test="missing">Every statement in its order</xsl:when><xsl:otherwise>The text and what was found in it</xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- What it comes to. -->
  <xsl:template match="opening/item"><p><xsl:if test="kind = 'legend'"><xsl:attribute name="class">quiet</xsl:attribute></xsl:if><xsl:value-of select="text"/></p></xsl:template>
  <xsl:template match="opening/item[kind = 'outcome']"><p><strong><xsl:value-of select="label"/>: </strong><xsl:value-of select="text"/></p></xsl:template>
  <xsl:template match="opening/item[kind = 'judgements']">
    <div class="scroll" role="region" tabindex="0" aria-label="Grades that are stated">
      <table class="stack">
        <caption>Grades that are stated</caption>
        <thead><tr><th scope="col">Judged</th><th scope="col">Grade</th><xsl:if test="$it/judgements/item/level"><th scope="col">Level</th></xsl:if><th scope="col">Where</th></tr></thead>
        <tbody>
          <xsl:for-each select="$it/judgements/item">
            <tr>
              <th scope="row"><xsl:value-of select="area"/></th>
              <td data-label="Grade"><xsl:call-template name="grade"><xsl:with-param name="words" select="grade"/><xsl:with-param name="level" select="level"/></xsl:call-template></td>
              <xsl:if test="$it/judgements/item/level"><td data-label="Level"><xsl:value-of select="level_said"/></td></xsl:if>
              <td data-label="Where"><a href="#{anchor}"><xsl:choose><xsl:when test="page">page <xsl:value-of select="page"/></xsl:when><xsl:otherwise>its words</xsl:otherwise></xsl:choose><span class="hidden">: <xsl:value-of select="area"/></span></a></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="sections/item">
    <section id="section-{position()}">
      <xsl:if test="own = 'true'"><xsl:attribute name="class">note</xsl:attribute></xsl:if>
      <h2><xsl:value-of select="heading"/></h2>
      <xsl:apply-templates select="groups/item"/>
    </section>
  </xsl:template>

  <xsl:template match="groups/item">
    <xsl:variable name="statements" select="parts/item[kind = 'statement']"/>
    <xsl:if test="string(heading)"><h3><xsl:value-of select="heading"/></h3></xsl:if>
    <xsl:for-each select="parts/item[kind != 'statement']"><p><xsl:if test="kind = 'legend' and $statements"><xsl:attribute name="class">quiet</xsl:attribute></xsl:if><xsl:value-of select="text"/></p></xsl:for-each>
    <!-- One more is no reason to fold. -->
    <xsl:variable name="shown" select="$most + (count($statements) = $most + 1)"/>
    <xsl:if test="$statements"><ul><xsl:apply-templates select="$statements[position() &lt;= $shown]" mode="statement"/></ul></xsl:if>
    <xsl:if test="count($statements) &gt; $shown">
      <details>
        <summary><xsl:value-of select="count($statements) - $shown"/> more<span class="hidden">: <xsl:value-of select="concat(../../heading, ' ', heading)"/></span></summary>
        <ul><xsl:apply-templates select="$statements[position() &gt; $shown]" mode="statement"/></ul>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template match="item" mode="statement">
    <li>
      <xsl:if test="string(label)"><strong><xsl:value-of select="label"/>: </strong></xsl:if>
      <xsl:value-of select="text"/>
      <xsl:if test="string(note) or place/anchor or rests_on/item">
        <span class="details">
          <xsl:if test="place/anchor"><a href="#{place/anchor}"><xsl:value-of select="place/text"/></a><xsl:if test="string(note)">; </xsl:if></xsl:if>
          <xsl:value-of select="note"/>
          <xsl:if test="rests_on/item"><xsl:if test="string(note)">: </xsl:if><xsl:for-each select="rests_on/item"><xsl:if test="position() &gt; 1">, </xsl:if><a href="#{anchor}"><xsl:value-of select="text"/></a></xsl:for-each></xsl:if>
          <xsl:if test="rests_on/item and rests_on_more &gt; 0"> and <xsl:value-of select="rests_on_more"/> more</xsl:if>
        </span>
      </xsl:if>
      <xsl:apply-templates select="reasons[item]"/>
    </li>
  </xsl:template>

  <!-- Every step from the words, where it was asked for. -->
  <xsl:template match="reasons">
    <details class="reasons">
      <summary>Why<span class="hidden"><xsl:value-of select="concat(' ', ../name, ' ', ../id)"/></span></summary>
      <ul>
        <xsl:for-each select="item">
          <li>
            <xsl:choose><xsl:when test="anchor"><a href="#{anchor}"><xsl:value-of select="label"/></a></xsl:when><xsl:otherwise><xsl:value-of select="label"/></xsl:otherwise></xsl:choose>
            <xsl:if test="string(note)">: <xsl:value-of select="note"/></xsl:if>
            <xsl:if test="string(text)">, “<xsl:value-of select="text"/>”</xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </details>
  </xsl:template>

  <!-- The text. -->
  <xsl:template name="text">
    <section id="text" class="text">
      <h2><xsl:call-template name="text-heading"/></h2>
      <p>
        <xsl:choose>
          <xsl:when test="missing"><xsl:value-of select="missing"/><xsl:text> Signs show how ofgrade read it: </xsl:text></xsl:when>
          <xsl:otherwise><xsl:text>Notes beside the text show how ofgrade read it: </xsl:text></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="key"><xsl:with-param name="kind">strength</xsl:with-param><xsl:with-param name="words">strength</xsl:with-param></xsl:call-template>, <xsl:call-template name="key"><xsl:with-param name="kind">weakness</xsl:with-param><xsl:with-param name="words">weakness</xsl:with-param></xsl:call-template>, <xsl:call-template name="key"><xsl:with-param name="kind">mixed</xsl:with-param><xsl:with-param name="words">both in one sentence</xsl:with-param></xsl:call-template>, <xsl:call-template name="key"><xsl:with-param name="kind">action</xsl:with-param><xsl:with-param name="words">asked for or done</xsl:with-param></xsl:call-template>, <xsl:call-template name="key"><xsl:with-param name="kind">judgement</xsl:with-param><xsl:with-param name="words">grade</xsl:with-param></xsl:call-template><xsl:if test="units/item/blocks/item/notes/item/kind = 'quotation'">, <xsl:call-template name="key"><xsl:with-param name="kind">quotation</xsl:with-param><xsl:with-param name="words">quotation</xsl:with-param></xsl:call-template></xsl:if>
        <xsl:text>. The words are the document's, the notes are ofgrade's.</xsl:text>
      </p>
      <xsl:apply-templates select="units/item"/>
    </section>
  </xsl:template>

  <xsl:template name="key">
    <xsl:param name="kind"/>
    <xsl:param name="words"/>
    <mark class="{$kind}"><span class="sign" aria-hidden="true"><xsl:call-template name="sign"><xsl:with-param name="kind" select="$kind"/></xsl:call-template></span><xsl:text> </xsl:text><xsl:value-of select="$words"/></mark>
  </xsl:template>

  <xsl:template name="sign">
    <xsl:param name="kind"/>
    <xsl:choose>
      <xsl:when test="$kind = 'strength'">+</xsl:when>
      <xsl:when test="$kind = 'weakness'">−</xsl:when>
      <xsl:when test="$kind = 'mixed'">±</xsl:when>
      <xsl:when test="$kind = 'action'">→</xsl:when>
      <xsl:when test="$kind = 'judgement'">◆</xsl:when>
      <xsl:otherwise>»</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="units/item">
    <xsl:call-template name="turn"/>
    <div class="row">
      <div class="words"><p><xsl:apply-templates select="blocks/item" mode="words"/></p></div>
      <xsl:apply-templates select="blocks/item/notes[item]"/>
    </div>
  </xsl:template>

  <xsl:template match="units/item[kind = 'heading']">
    <xsl:call-template name="turn"/>
    <div class="row">
      <div class="words"><xsl:element name="h{2 + blocks/item/level}"><xsl:apply-templates select="blocks/item" mode="words"/></xsl:element></div>
      <xsl:apply-templates select="blocks/item/notes[item]"/>
    </div>
  </xsl:template>

  <xsl:template match="units/item[kind = 'list']">
    <xsl:call-template name="turn"/>
    <ul class="rows">
      <xsl:for-each select="blocks/item">
        <li class="row">
          <div class="words">
            <xsl:attribute name="class">words item<xsl:if test="level &gt; 1"> deeper</xsl:if></xsl:attribute>
            <xsl:apply-templates select="." mode="words"/>
          </div>
          <xsl:apply-templates select="notes[item]"/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="units/item[kind = 'table']">
    <xsl:call-template name="turn"/>
    <div class="row">
      <div class="words scroll" role="region" tabindex="0" aria-label="Table of the document">
        <table>
          <caption class="hidden">Table of the document</caption>
          <tbody>
            <xsl:for-each select="blocks/item">
              <tr><xsl:for-each select="cells/item"><td><xsl:apply-templates select="runs/item"/></td></xsl:for-each></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:if test="blocks/item/notes/item"><ul class="beside"><xsl:apply-templates select="blocks/item/notes/item"/></ul></xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="units/item[kind = 'notes']">
    <xsl:if test="not($it/missing)"><h3>Not found in the text</h3></xsl:if>
    <ul class="beside alone"><xsl:apply-templates select="blocks/item/notes/item"/></ul>
  </xsl:template>

  <xsl:template name="turn">
    <xsl:if test="page"><p class="turn" id="page-{page}">Page <xsl:value-of select="page"/></p></xsl:if>
  </xsl:template>

  <xsl:template match="blocks/item" mode="words">
    <xsl:if test="string(marker)"><span class="marker"><xsl:value-of select="marker"/></span><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="cells/item/runs/item"/>
  </xsl:template>

  <xsl:template match="runs/item">
    <xsl:for-each select="references/item">
      <a class="ref" href="#note-{anchor}"><span class="hidden"><xsl:value-of select="name"/><xsl:text> </xsl:text></span><span aria-hidden="true"><xsl:call-template name="sign"><xsl:with-param name="kind" select="kind"/></xsl:call-template></span><xsl:value-of select="id"/></a>
    </xsl:for-each>
    <xsl:call-template name="marked"/>
  </xsl:template>

  <xsl:template name="marked">
    <xsl:param name="of" select="marks/item"/>
    <xsl:choose>
      <xsl:when test="$of">
        <mark class="{$of[1]/kind}">
          <xsl:if test="$of[1]/anchor"><xsl:attribute name="id"><xsl:value-of select="$of[1]/anchor"/></xsl:attribute></xsl:if>
          <xsl:call-template name="marked"><xsl:with-param name="of" select="$of[position() &gt; 1]"/></xsl:call-template>
        </mark>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Beside it. -->
  <xsl:template match="notes"><ul class="beside"><xsl:apply-templates select="item"/></ul></xsl:template>

  <xsl:template match="notes/item">
    <li class="{kind}">
      <xsl:if test="anchor"><xsl:attribute name="id"><xsl:if test="marked = 'true'">note-</xsl:if><xsl:value-of select="anchor"/></xsl:attribute></xsl:if>
      <p>
        <span class="sign" aria-hidden="true"><xsl:call-template name="sign"><xsl:with-param name="kind" select="kind"/></xsl:call-template></span>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="marked = 'true'"><a href="#{anchor}"><xsl:call-template name="note-name"/></a></xsl:when>
          <xsl:otherwise><xsl:call-template name="note-name"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="string(label)">: <strong><xsl:value-of select="label"/></strong></xsl:if>
        <xsl:if test="string(area) or string(details) or marked != 'true'">
          <span class="details">
            <xsl:text> (</xsl:text>
            <xsl:value-of select="area"/>
            <!-- Who sees the words sees where they stand. -->
            <xsl:if test="marked != 'true' and string(place)"><xsl:if test="string(area)">; </xsl:if><xsl:value-of select="place"/></xsl:if>
            <xsl:if test="string(details)"><xsl:if test="string(area) or (marked != 'true' and string(place))">; </xsl:if><xsl:value-of select="details"/></xsl:if>
            <xsl:text>)</xsl:text>
          </span>
        </xsl:if>
      </p>
      <xsl:if test="marked != 'true' and string(text)"><blockquote><xsl:value-of select="text"/></blockquote></xsl:if>
      <xsl:apply-templates select="reasons[item]"/>
    </li>
  </xsl:template>

  <xsl:template name="note-name"><xsl:value-of select="name"/><xsl:if test="string(id)"><xsl:text> </xsl:text><xsl:value-of select="id"/></xsl:if></xsl:template>
</xsl:stylesheet>
