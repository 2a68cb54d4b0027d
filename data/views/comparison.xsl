<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Comparisons (ofgrade-comparison/1): what two documents are about, their grades, and their statements side by side. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:key name="first-statement" match="first/statements/item" use="id"/>
  <xsl:key name="second-statement" match="second/statements/item" use="id"/>
  <xsl:key name="first-pair" match="pairs/item" use="first"/>
  <xsl:key name="second-pair" match="pairs/item" use="second"/>
  <xsl:variable name="it" select="/page/comparison"/>
  <xsl:variable name="article" select="$it/kind = 'article-and-report'"/>
  <xsl:variable name="time" select="$it/kind = 'inspections'"/>
  <xsl:variable name="first-name"><xsl:choose><xsl:when test="$article">Article</xsl:when><xsl:when test="$time">Then</xsl:when><xsl:otherwise>First article</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="second-name"><xsl:choose><xsl:when test="$article">Report</xsl:when><xsl:when test="$time">Now</xsl:when><xsl:otherwise>Second article</xsl:otherwise></xsl:choose></xsl:variable>
  <!-- So many statements of a list are shown at once; the others open below them. -->
  <xsl:variable name="most" select="12"/>

  <!-- What may be two providers, or is: nothing between them is progress. -->
  <xsl:variable name="strangers" select="$it/warnings/item/code = 'different-provider' or $it/warnings/item/code = 'provider-unknown'"/>
  <!-- Warnings that explain the verdict stand with it. -->
  <xsl:variable name="of-verdict"> grade-differs inspection-unlikely inspection-uncertain different-inspection </xsl:variable>
  <!-- Kinds of statements that find nothing wanting. -->
  <xsl:variable name="no-weakness"> strength mixed planned done quotation </xsl:variable>

  <xsl:template match="/page/comparison">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="string(title)"/>
      <xsl:with-param name="content">
        <section aria-label="The answer">
          <xsl:for-each select="summary/item"><p><xsl:value-of select="."/></p></xsl:for-each>
        </section>
        <dl class="sides">
          <xsl:apply-templates select="first" mode="document"><xsl:with-param name="name" select="$first-name"/></xsl:apply-templates>
          <xsl:apply-templates select="second" mode="document"><xsl:with-param name="name" select="$second-name"/></xsl:apply-templates>
        </dl>
        <xsl:if test="warnings/item[not(contains($of-verdict, concat(' ', code, ' ')))]">
          <section class="note" aria-label="Please note">
            <xsl:for-each select="warnings/item[not(contains($of-verdict, concat(' ', code, ' ')))]"><p><strong>Please note: </strong><xsl:value-of select="message"/>.</p></xsl:for-each>
          </section>
        </xsl:if>
        <xsl:if test="not($time and same/verdict = 'no') or $strangers"><xsl:apply-templates select="same"/></xsl:if>
        <xsl:apply-templates select="grades[item]"/>
        <xsl:choose>
          <xsl:when test="$article"><xsl:call-template name="of-article"/></xsl:when>
          <xsl:when test="$time"><xsl:call-template name="of-time"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="of-articles"/></xsl:otherwise>
        </xsl:choose>
        <section>
          <h2>How this was made</h2>
          <p>Statements were put side by side by their words and themes. What follows from that is this program's reading, no judgement of inspectors; the words of both stand here so that you can judge.</p>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="first | second" mode="document">
    <xsl:param name="name"/>
    <div>
      <dt><xsl:value-of select="$name"/></dt>
      <dd><xsl:choose><xsl:when test="framework"><xsl:value-of select="framework"/></xsl:when><xsl:otherwise><xsl:value-of select="title"/></xsl:otherwise></xsl:choose></dd>
      <xsl:if test="start or end"><dd>inspected <xsl:call-template name="days"><xsl:with-param name="start" select="start"/><xsl:with-param name="end" select="end"/></xsl:call-template></dd></xsl:if>
      <xsl:if test="published"><dd>published <xsl:call-template name="date"><xsl:with-param name="iso" select="published"/></xsl:call-template></dd></xsl:if>
      <dd class="quiet"><xsl:apply-templates select="path" mode="file"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="same">
    <section>
      <h2>One inspection?</h2>
      <p class="lead">
        <xsl:choose>
          <xsl:when test="verdict = 'yes'">Yes: both documents are about one inspection.</xsl:when>
          <xsl:when test="verdict = 'likely' and ../warnings/item/code = 'grade-differs'">Likely, though the grades differ.</xsl:when>
          <xsl:when test="verdict = 'unlikely'">Unlikely: the documents are probably about different inspections.</xsl:when>
          <xsl:when test="verdict = 'likely'">Likely: nothing speaks against it.</xsl:when>
          <xsl:when test="verdict = 'no'">No: the documents are about different inspections.</xsl:when>
          <xsl:otherwise>It cannot be told from the documents.</xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:for-each select="../warnings/item[contains($of-verdict, concat(' ', code, ' '))]"><p><strong>Please note: </strong><xsl:value-of select="message"/>.</p></xsl:for-each>
      <div class="scroll" role="region" tabindex="0" aria-label="Facts of the inspection in both documents">
        <table class="stack">
          <caption>What each document says of the inspection</caption>
          <thead><tr><th scope="col">Fact</th><th scope="col"><xsl:value-of select="$first-name"/></th><th scope="col"><xsl:value-of select="$second-name"/></th><th scope="col">Together</th></tr></thead>
          <tbody>
            <xsl:for-each select="reasons/item[fact != 'link' or first or second]">
              <tr>
                <th scope="row"><xsl:call-template name="capitalised"><xsl:with-param name="text" select="fact"/></xsl:call-template></th>
                <td data-label="{$first-name}"><xsl:apply-templates select="first" mode="fact"><xsl:with-param name="document" select="$it/first"/></xsl:apply-templates><xsl:if test="not(first)"><span class="quiet">not stated</span></xsl:if></td>
                <td data-label="{$second-name}"><xsl:apply-templates select="second" mode="fact"><xsl:with-param name="document" select="$it/second"/></xsl:apply-templates><xsl:if test="not(second)"><span class="quiet">not stated</span></xsl:if></td>
                <td data-label="Together"><xsl:choose><xsl:when test="verdict = 'unknown'">not decided</xsl:when><xsl:when test="verdict = 'against'">speaks against it</xsl:when><xsl:otherwise><xsl:value-of select="verdict"/></xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <!-- What a document says of a fact; days are said for people. -->
  <xsl:template match="first | second" mode="fact">
    <xsl:param name="document"/>
    <xsl:choose>
      <xsl:when test="../fact = 'dates' and ($document/start or $document/end)"><xsl:call-template name="days"><xsl:with-param name="start" select="$document/start"/><xsl:with-param name="end" select="$document/end"/></xsl:call-template></xsl:when>
      <xsl:when test="../fact = 'dates'">published <xsl:call-template name="date"><xsl:with-param name="iso" select="$document/published"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="grades">
    <xsl:variable name="together"><xsl:choose><xsl:when test="$time">Direction</xsl:when><xsl:otherwise>Together</xsl:otherwise></xsl:choose></xsl:variable>
    <section>
      <h2>Grades</h2>
      <div class="scroll" role="region" tabindex="0" aria-label="Grades in both documents">
        <table class="stack">
          <caption>Grades that inspectors gave, as each document states them</caption>
          <thead><tr><th scope="col">Area</th><th scope="col"><xsl:value-of select="$first-name"/></th><th scope="col"><xsl:value-of select="$second-name"/></th><th scope="col"><xsl:value-of select="$together"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="item">
              <xsl:sort select="number(area != 'overall')" data-type="number"/>
              <tr>
                <th scope="row"><xsl:call-template name="readable"><xsl:with-param name="id" select="area"/></xsl:call-template></th>
                <td data-label="{$first-name}"><xsl:apply-templates select="first" mode="grade"/></td>
                <td data-label="{$second-name}"><xsl:apply-templates select="second" mode="grade"/></td>
                <td data-label="{$together}">
                  <xsl:choose>
                    <xsl:when test="not(direction)"><span class="quiet">not compared</span></xsl:when>
                    <xsl:when test="direction = 'same'"><xsl:choose><xsl:when test="$time and not($strangers)">as before</xsl:when><xsl:otherwise>they agree</xsl:otherwise></xsl:choose></xsl:when>
                    <xsl:when test="$time and $strangers"><xsl:choose><xsl:when test="direction = 'better'">higher</xsl:when><xsl:otherwise>lower</xsl:otherwise></xsl:choose></xsl:when>
                    <xsl:when test="$time"><xsl:value-of select="direction"/></xsl:when>
                    <xsl:otherwise>they differ</xsl:otherwise>
                  </xsl:choose>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="first | second" mode="grade">
    <xsl:call-template name="grade"><xsl:with-param name="words" select="grade"/><xsl:with-param name="level" select="level"/></xsl:call-template>
    <xsl:text> </xsl:text>
    <span class="direction"><xsl:apply-templates select="evidence"/><xsl:if test="area != ../area">, for <xsl:value-of select="translate(area, '-', ' ')"/></xsl:if></span>
  </xsl:template>

  <xsl:template match="evidence">
    <xsl:if test="page">page&#xA0;<xsl:value-of select="page"/>, </xsl:if>
    <xsl:text>line&#xA0;</xsl:text><xsl:value-of select="line"/>
  </xsl:template>

  <!-- A theme by its name in the rules, which a rule file of one's own may lack. -->
  <xsl:template name="theme">
    <xsl:variable name="id" select="theme"/>
    <xsl:variable name="name" select="/page/rules/theme[@id = $id]/@name"/>
    <xsl:choose>
      <xsl:when test="$name"><xsl:call-template name="capitalised"><xsl:with-param name="text" select="$name"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="readable"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A word without vowels is an abbreviation, as in the text for people. -->
  <xsl:template name="readable">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="translate($id, 'aeiouy-', '') = $id"><xsl:value-of select="translate($id, 'bcdfghjklmnpqrstvwxz', 'BCDFGHJKLMNPQRSTVWXZ')"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="capitalised"><xsl:with-param name="text" select="translate($id, '-', ' ')"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A list of statements below a heading, the serious first; $paired shows beside each what it is paired with. -->
  <xsl:template name="statements">
    <xsl:param name="heading"/>
    <xsl:param name="note"/>
    <xsl:param name="of"/>
    <xsl:param name="paired" select="false()"/>
    <xsl:if test="$of">
      <section>
        <h2><xsl:value-of select="$heading"/> (<xsl:value-of select="count($of)"/>)</h2>
        <xsl:if test="string($note)"><p><xsl:value-of select="$note"/></p></xsl:if>
        <xsl:variable name="serious" select="$of[severity = 'serious']"/>
        <xsl:variable name="others" select="$of[not(severity = 'serious')]"/>
        <xsl:variable name="shown" select="$serious | $others[position() &lt;= $most - count($serious)]"/>
        <xsl:for-each select="$shown">
          <xsl:sort select="not(severity = 'serious')"/>
          <xsl:call-template name="statement"><xsl:with-param name="paired" select="$paired"/></xsl:call-template>
        </xsl:for-each>
        <xsl:variable name="hidden" select="$others[position() &gt; $most - count($serious)]"/>
        <xsl:if test="$hidden">
          <details>
            <summary><xsl:value-of select="count($hidden)"/> more</summary>
            <xsl:for-each select="$hidden"><xsl:call-template name="statement"><xsl:with-param name="paired" select="$paired"/></xsl:call-template></xsl:for-each>
          </details>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="statement">
    <xsl:param name="paired"/>
    <xsl:variable name="is-first" select="count(ancestor::first) = 1"/>
    <div class="sides pair">
      <xsl:call-template name="said"><xsl:with-param name="name"><xsl:choose><xsl:when test="$is-first"><xsl:value-of select="$first-name"/></xsl:when><xsl:otherwise><xsl:value-of select="$second-name"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:if test="$paired">
        <div>
          <xsl:choose>
            <xsl:when test="$is-first">
              <xsl:for-each select="key('first-pair', id)">
                <xsl:variable name="pair" select="."/>
                <xsl:for-each select="key('second-statement', second)"><xsl:call-template name="said"><xsl:with-param name="name" select="$second-name"/><xsl:with-param name="pair" select="$pair"/></xsl:call-template></xsl:for-each>
              </xsl:for-each>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="key('second-pair', id)">
                <xsl:variable name="pair" select="."/>
                <xsl:for-each select="key('first-statement', first)"><xsl:call-template name="said"><xsl:with-param name="name" select="$first-name"/><xsl:with-param name="pair" select="$pair"/></xsl:call-template></xsl:for-each>
              </xsl:for-each>
            </xsl:otherwise>
          </xsl:choose>
        </div>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- The words of one document. -->
  <xsl:template name="said">
    <xsl:param name="name"/>
    <xsl:param name="pair" select="/.."/>
    <div>
      <p class="quiet">
        <xsl:value-of select="$name"/>
        <xsl:if test="kind = 'quotation' and speaker">, <xsl:value-of select="speaker"/></xsl:if>
        <xsl:text>, </xsl:text><xsl:apply-templates select="evidence"/>
        <xsl:text>: </xsl:text>
        <xsl:if test="severity = 'serious'"><strong>serious </strong></xsl:if>
        <xsl:value-of select="kind"/>
        <xsl:if test="$article and $pair/relation = 'differs'"> that says the opposite</xsl:if>
        <xsl:if test="$pair/relation = 'worded-differently'">, worded differently: read both</xsl:if>
        <xsl:if test="$pair and $pair/close != 'true'">, a little like it</xsl:if>
      </p>
      <blockquote><xsl:value-of select="text"/></blockquote>
    </div>
  </xsl:template>

  <xsl:template name="of-article">
    <xsl:variable name="report" select="second/statements/item[standing != 'states-grade']"/>
    <xsl:variable name="serious" select="$report[severity = 'serious']"/>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Where the article says the opposite</xsl:with-param>
      <xsl:with-param name="note">The report speaks of the same matter and says the opposite. Read both.</xsl:with-param>
      <xsl:with-param name="of" select="first/statements/item[standing = 'differs']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Claims for which no support was found in the report</xsl:with-param>
      <xsl:with-param name="note">No statement like these was found in the report. That does not make them false: likeness is told by words and themes alone, and the article may rest on other sources.</xsl:with-param>
      <xsl:with-param name="of" select="first/statements/item[standing = 'no-support-found']"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Claims that are perhaps supported</xsl:with-param>
      <xsl:with-param name="note">The report has something that is a little like these, or says it in other words. Read both.</xsl:with-param>
      <xsl:with-param name="of" select="first/statements/item[standing = 'perhaps-supported']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Claims that are supported</xsl:with-param>
      <xsl:with-param name="note">The report speaks of the matter too. That does not show that it says quite the same: much is said of many providers.</xsl:with-param>
      <xsl:with-param name="of" select="first/statements/item[standing = 'supported']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Weaknesses that it leaves out, and what inspectors asked for</xsl:with-param>
      <xsl:with-param name="note">No statement like these was found in the article.</xsl:with-param>
      <xsl:with-param name="of" select="$report[standing = 'left-out' and not(contains($no-weakness, concat(' ', kind, ' ')))]"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Strengths that it leaves out</xsl:with-param>
      <xsl:with-param name="of" select="$report[standing = 'left-out' and kind = 'strength']"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">What the article covers</xsl:with-param>
      <xsl:with-param name="of" select="$report[standing = 'covered']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">What it perhaps covers</xsl:with-param>
      <xsl:with-param name="note">The article has something that is a little like these. Read both.</xsl:with-param>
      <xsl:with-param name="of" select="$report[standing = 'perhaps-covered']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:if test="$serious">
      <p>Of the report's <xsl:value-of select="count($serious)"/> serious point<xsl:if test="count($serious) != 1">s</xsl:if> it covers <xsl:value-of select="count($serious[standing = 'covered'])"/>, and perhaps <xsl:value-of select="count($serious[standing = 'perhaps-covered'])"/> more.</p>
    </xsl:if>
    <xsl:call-template name="balance"/>
    <xsl:call-template name="speakers"/>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">What others say about the same matters</xsl:with-param>
      <xsl:with-param name="of" select="first/statements/item[standing = 'related']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="themes-covered"/>
  </xsl:template>

  <xsl:template name="of-articles">
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">What both articles say</xsl:with-param>
      <xsl:with-param name="of" select="first/statements/item[standing = 'shared']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Only in the first</xsl:with-param>
      <xsl:with-param name="of" select="first/statements/item[standing = 'only-here']"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Only in the second</xsl:with-param>
      <xsl:with-param name="of" select="second/statements/item[standing = 'only-here']"/>
    </xsl:call-template>
    <xsl:call-template name="balance"/>
    <xsl:call-template name="speakers"/>
  </xsl:template>

  <xsl:template name="of-time">
    <!-- Weaknesses and what is asked for, of all statements. -->
    <xsl:variable name="then" select="first/statements/item[not(contains($no-weakness, concat(' ', kind, ' ')))]"/>
    <xsl:variable name="now" select="second/statements/item[not(contains($no-weakness, concat(' ', kind, ' ')))]"/>
    <section>
      <h2>What became of the weaknesses</h2>
      <ul>
        <li>Found again now: <xsl:value-of select="count($now[standing = 'persistent'])"/></li>
        <li>New, or not named then, with what is asked for: <xsl:value-of select="count($now[standing = 'slipped' or standing = 'new'])"/></li>
        <li>Perhaps better now: <xsl:value-of select="count($then[standing = 'resolved'])"/> of those then</li>
        <li>Not named again, which does not make them resolved: <xsl:value-of select="count($then[standing = 'not-repeated'])"/></li>
        <li>Asked for again: <xsl:value-of select="count($now[standing = 'repeated'])"/></li>
      </ul>
    </section>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Asked for again</xsl:with-param>
      <xsl:with-param name="of" select="$now[standing = 'repeated']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Weaknesses that persist</xsl:with-param>
      <xsl:with-param name="of" select="$now[standing = 'persistent']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Weaknesses where there was a strength</xsl:with-param>
      <xsl:with-param name="of" select="$now[standing = 'slipped']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Weaknesses and things asked for that are new, or were not named then</xsl:with-param>
      <xsl:with-param name="of" select="$now[standing = 'new']"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Perhaps better now: read both</xsl:with-param>
      <xsl:with-param name="of" select="$then[standing = 'resolved']"/><xsl:with-param name="paired" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="statements">
      <xsl:with-param name="heading">Weaknesses and things asked for that are not named again</xsl:with-param>
      <xsl:with-param name="note">The later inspection may not have looked at them.</xsl:with-param>
      <xsl:with-param name="of" select="$then[standing = 'not-repeated']"/>
    </xsl:call-template>
    <xsl:call-template name="themes-in-time"/>
    <xsl:call-template name="balance"/>
  </xsl:template>

  <xsl:template name="themes-covered">
    <section>
      <h2>Coverage by theme</h2>
      <div class="scroll" role="region" tabindex="0" aria-label="Coverage by theme">
        <table class="stack">
          <caption>Points of the report, and how many have one like them in the article</caption>
          <thead><tr><th scope="col">Theme</th><th scope="col">Covered</th><th scope="col">Not covered</th></tr></thead>
          <tbody>
            <xsl:for-each select="themes/item[second/paired + second/unpaired &gt; 0]">
              <tr><th scope="row"><xsl:call-template name="theme"/></th><td data-label="Covered"><xsl:value-of select="second/paired"/></td><td data-label="Not covered"><xsl:value-of select="second/unpaired"/></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="themes-in-time">
    <section>
      <h2>Direction by theme</h2>
      <div class="scroll" role="region" tabindex="0" aria-label="Direction by theme">
        <table class="stack">
          <caption>What inspectors found on each theme; the direction is told by the share of weaknesses</caption>
          <thead><tr><th scope="col">Theme</th><th scope="col">Weaknesses then</th><th scope="col">Strengths then</th><th scope="col">Weaknesses now</th><th scope="col">Strengths now</th><th scope="col">Direction</th></tr></thead>
          <tbody>
            <xsl:for-each select="themes/item">
              <tr>
                <th scope="row"><xsl:call-template name="theme"/></th>
                <td data-label="Weaknesses then"><xsl:value-of select="first/weaknesses"/></td><td data-label="Strengths then"><xsl:value-of select="first/strengths"/></td>
                <td data-label="Weaknesses now"><xsl:value-of select="second/weaknesses"/></td><td data-label="Strengths now"><xsl:value-of select="second/strengths"/></td>
                <td data-label="Direction"><xsl:choose><xsl:when test="not(direction)"><span class="quiet">too few to tell</span></xsl:when><xsl:when test="direction = 'same'">much as before</xsl:when><xsl:otherwise><xsl:value-of select="direction"/></xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="balance">
    <section>
      <h2>Balance</h2>
      <div class="scroll" role="region" tabindex="0" aria-label="Balance of praise and criticism">
        <table class="stack">
          <caption>What inspectors are said to have found and to ask for</caption>
          <thead><tr><th scope="col">Document</th><th scope="col">Strengths</th><th scope="col">Weaknesses</th><th scope="col">Mixed</th><th scope="col">Asked for</th></tr></thead>
          <tbody>
            <tr><th scope="row"><xsl:value-of select="$first-name"/></th><xsl:apply-templates select="first/balance/*" mode="cell"/></tr>
            <tr><th scope="row"><xsl:value-of select="$second-name"/></th><xsl:apply-templates select="second/balance/*" mode="cell"/></tr>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="*" mode="cell"><td><xsl:attribute name="data-label"><xsl:choose><xsl:when test="self::asked">Asked for</xsl:when><xsl:otherwise><xsl:call-template name="capitalised"><xsl:with-param name="text" select="name()"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:attribute><xsl:value-of select="."/></td></xsl:template>

  <xsl:template name="speakers">
    <xsl:if test="speakers/item">
      <section>
        <h2>Who is quoted</h2>
        <ul>
          <xsl:for-each select="speakers/item">
            <li>
              <xsl:variable name="called" select="(speaker | role | organisation)[normalize-space()]"/>
              <strong><xsl:choose><xsl:when test="$called"><xsl:value-of select="$called[1]"/></xsl:when><xsl:otherwise>Somebody who is not named</xsl:otherwise></xsl:choose></strong>
              <xsl:for-each select="$called[position() &gt; 1]">, <xsl:value-of select="."/></xsl:for-each>
              <xsl:text>: </xsl:text><xsl:value-of select="quotations"/> quotation<xsl:if test="quotations != 1">s</xsl:if>
              <xsl:text> (</xsl:text><xsl:call-template name="names"><xsl:with-param name="of" select="stances/item"/></xsl:call-template><xsl:text>), first at </xsl:text>
              <xsl:apply-templates select="evidence"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
