<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Dashboards: many documents on one page (src/render/dashboard_json.c makes the model). Every figure is a link to a list
     of what it was counted from, which stays hidden until it is asked for (dashboard.css). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:variable name="it" select="/page/dashboard"/>
  <xsl:variable name="counts" select="$it/counts"/>
  <xsl:key name="row" match="/page/dashboard/rows/item" use="number"/>
  <!-- So many providers are unfolded, so many lines of a table of outliers are shown, and so many files that could not be
       read; the others are folded or follow as a list. -->
  <xsl:variable name="most-providers" select="12"/>
  <xsl:variable name="most-outliers" select="100"/>
  <xsl:variable name="most-failures" select="10"/>

  <xsl:template match="/page/dashboard">
    <xsl:call-template name="page">
      <xsl:with-param name="title">
        <xsl:choose>
          <xsl:when test="$counts/inspections &gt; 0">
            <xsl:call-template name="count"><xsl:with-param name="number" select="$counts/inspections"/><xsl:with-param name="noun">inspection</xsl:with-param></xsl:call-template>
            <xsl:if test="$counts/providers &gt; 0"> of <xsl:call-template name="count"><xsl:with-param name="number" select="$counts/providers"/><xsl:with-param name="noun">provider</xsl:with-param></xsl:call-template></xsl:if>
            <xsl:if test="$counts/first">, <xsl:call-template name="span-of-years"/></xsl:if>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="count"><xsl:with-param name="number" select="$counts/documents"/><xsl:with-param name="noun">document</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:call-template name="overview"/>
        <xsl:apply-templates select="years[lines/item]"/>
        <xsl:apply-templates select="areas[lines/item]"/>
        <xsl:apply-templates select="themes[item]"/>
        <xsl:apply-templates select="timelines[providers/item]"/>
        <xsl:apply-templates select="gaps[item]"/>
        <xsl:apply-templates select="rows[item]"/>
        <xsl:call-template name="method"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What all of it is. -->
  <xsl:template name="overview">
    <section id="overview" aria-label="Overview">
      <dl class="figures">
        <xsl:call-template name="figure"><xsl:with-param name="number" select="$counts/documents"/><xsl:with-param name="name">Documents</xsl:with-param><xsl:with-param name="to"><xsl:if test="rows/item">#documents</xsl:if></xsl:with-param></xsl:call-template>
        <xsl:call-template name="figure"><xsl:with-param name="number" select="$counts/inspections"/><xsl:with-param name="name">Inspections</xsl:with-param><xsl:with-param name="to"><xsl:if test="rows/item">#documents</xsl:if></xsl:with-param></xsl:call-template>
        <xsl:call-template name="figure"><xsl:with-param name="number" select="$counts/graded"/><xsl:with-param name="name">With an overall grade</xsl:with-param><xsl:with-param name="to"><xsl:if test="years/lines/item">#years</xsl:if></xsl:with-param></xsl:call-template>
        <xsl:if test="$counts/first"><div><dt>Years</dt><dd><xsl:call-template name="span-of-years"/></dd></div></xsl:if>
        <xsl:if test="$counts/articles &gt; 0"><xsl:call-template name="figure"><xsl:with-param name="number" select="$counts/articles"/><xsl:with-param name="name">News articles, counted apart</xsl:with-param><xsl:with-param name="to">#articles</xsl:with-param></xsl:call-template></xsl:if>
        <xsl:if test="$counts/others &gt; 0"><xsl:call-template name="figure"><xsl:with-param name="number" select="$counts/others"/><xsl:with-param name="name">Other documents</xsl:with-param><xsl:with-param name="to">#others</xsl:with-param></xsl:call-template></xsl:if>
        <xsl:if test="$counts/failed &gt; 0"><xsl:call-template name="figure"><xsl:with-param name="number" select="$counts/failed"/><xsl:with-param name="name">Could not be read</xsl:with-param><xsl:with-param name="to">#failed</xsl:with-param></xsl:call-template></xsl:if>
      </dl>
      <xsl:call-template name="listed"><xsl:with-param name="id">articles</xsl:with-param><xsl:with-param name="heading">News articles</xsl:with-param><xsl:with-param name="of" select="articles"/></xsl:call-template>
      <xsl:call-template name="listed"><xsl:with-param name="id">others</xsl:with-param><xsl:with-param name="heading">Documents that are neither the report of an inspection nor an article about one</xsl:with-param><xsl:with-param name="of" select="others"/></xsl:call-template>
      <xsl:if test="$counts/beyond &gt; 0">
        <p class="note"><strong>Please note: </strong>the first <xsl:value-of select="$counts/listed"/> documents are listed here. Counted in the figures only: <xsl:call-template name="count"><xsl:with-param name="number" select="$counts/beyond"/><xsl:with-param name="noun">more document</xsl:with-param></xsl:call-template>, where every report is taken for an inspection of its own.</p>
      </xsl:if>
      <xsl:if test="$counts/failed &gt; 0"><xsl:call-template name="failed"/></xsl:if>
      <xsl:if test="$counts/inspections &gt; 0"><xsl:call-template name="contents"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="span-of-years">
    <xsl:value-of select="$counts/first"/>
    <xsl:if test="$counts/last != $counts/first"> to <xsl:value-of select="$counts/last"/></xsl:if>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="number"/>
    <xsl:param name="noun"/>
    <xsl:value-of select="concat($number, ' ', $noun)"/><xsl:if test="$number != 1">s</xsl:if>
  </xsl:template>

  <xsl:template name="figure">
    <xsl:param name="number"/>
    <xsl:param name="name"/>
    <xsl:param name="to"/>
    <div>
      <dt><xsl:value-of select="$name"/></dt>
      <dd><xsl:choose><xsl:when test="string($to) and $number &gt; 0"><a href="{$to}"><xsl:value-of select="$number"/></a></xsl:when><xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise></xsl:choose></dd>
    </div>
  </xsl:template>

  <xsl:template name="contents">
    <nav aria-label="On this page">
      <ul class="contents">
        <xsl:if test="years/lines/item"><li><a href="#years">Grades by year</a></li></xsl:if>
        <xsl:if test="areas/lines/item"><li><a href="#areas">Grades by area</a></li></xsl:if>
        <xsl:if test="themes/item"><li><a href="#themes">Themes</a></li></xsl:if>
        <xsl:if test="timelines/providers/item"><li><a href="#timelines">Providers in time</a></li></xsl:if>
        <xsl:if test="gaps/item"><li><a href="#gaps">Words and grades</a></li></xsl:if>
        <xsl:if test="rows/item"><li><a href="#documents">All documents</a></li></xsl:if>
        <li><a href="#method">How it is counted</a></li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template name="failed">
    <section id="failed" class="note">
      <h2>Could not be read</h2>
      <p>
        <xsl:choose><xsl:when test="$counts/failed = 1">One file is</xsl:when><xsl:otherwise><xsl:value-of select="$counts/failed"/> files are</xsl:otherwise></xsl:choose>
        <xsl:text> missing from all figures below.</xsl:text>
      </p>
      <xsl:choose>
        <xsl:when test="count(failures/item) &lt;= $most-failures"><xsl:apply-templates select="failures"/></xsl:when>
        <xsl:otherwise><details><summary>The files and the reasons</summary><xsl:apply-templates select="failures"/></details></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="failures">
    <ul>
      <xsl:for-each select="item">
        <li id="d{number}"><xsl:apply-templates select="file" mode="file"/>: <xsl:value-of select="message"/> <span class="quiet"> (<xsl:value-of select="code"/>)</span></li>
      </xsl:for-each>
    </ul>
    <xsl:if test="$counts/failed &gt; count(item)"><p><xsl:value-of select="$counts/failed - count(item)"/> more are not listed.</p></xsl:if>
  </xsl:template>

  <!-- Evidence. -->

  <!-- Of these lines there are thousands, and an element for each beside its link would cost a third of the time in which
       the page opens: their lines are divided by line ends (dashboard.css). -->
  <xsl:template name="end-line"><xsl:text>&#10;</xsl:text></xsl:template>

  <!-- A line with a link to a document for each number of a row in $of. -->
  <xsl:template name="documents">
    <xsl:param name="of"/>
    <xsl:param name="beyond" select="0"/>
    <p class="lines">
      <xsl:for-each select="$of">
        <xsl:for-each select="key('row', .)"><a href="{link}"><xsl:value-of select="label"/></a><xsl:call-template name="end-line"/></xsl:for-each>
      </xsl:for-each>
      <xsl:if test="$beyond &gt; 0"><span class="quiet"><xsl:value-of select="$beyond"/> that are not listed</span></xsl:if>
    </p>
  </xsl:template>

  <!-- A list that stands alone. -->
  <xsl:template name="listed">
    <xsl:param name="id"/>
    <xsl:param name="heading"/>
    <xsl:param name="of"/>
    <xsl:if test="$counts/*[name() = $id] &gt; 0">
      <section class="evidence" id="{$id}">
        <h2><xsl:value-of select="$heading"/></h2>
        <xsl:call-template name="documents"><xsl:with-param name="of" select="$of/item"/><xsl:with-param name="beyond" select="$counts/*[name() = $id] - count($of/item)"/></xsl:call-template>
        <p><a href="#overview">Close</a></p>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A figure that leads to its evidence; none leads nowhere. -->
  <xsl:template name="linked">
    <xsl:param name="number"/>
    <xsl:param name="to"/>
    <xsl:choose>
      <xsl:when test="$number &gt; 0"><a class="number" href="#{$to}"><xsl:value-of select="$number"/></a></xsl:when>
      <xsl:otherwise><span class="number none">0</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Grades by year or by area: a line of figures and a bar of the same for each. -->

  <xsl:template match="years">
    <section id="years">
      <h2>Overall grades by year</h2>
      <p>Inspections by the year of their last day, and the overall grade that inspectors stated. <xsl:call-template name="without-grade"/></p>
      <xsl:call-template name="grid">
        <xsl:with-param name="of">Year</xsl:with-param>
        <xsl:with-param name="caption">Inspections with each overall grade, by year; every number lists its inspections</xsl:with-param>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="without-grade">
    <xsl:variable name="number" select="$counts/inspections - $counts/graded"/>
    <xsl:if test="$number &gt; 0">
      <xsl:call-template name="count"><xsl:with-param name="number" select="$number"/><xsl:with-param name="noun">inspection</xsl:with-param></xsl:call-template>
      <xsl:choose><xsl:when test="$number = 1"> states</xsl:when><xsl:otherwise> state</xsl:otherwise></xsl:choose>
      <xsl:text> none, as most visits and letters, SEND area inspections and newer reports without an overall grade do, and </xsl:text>
      <xsl:choose><xsl:when test="$number = 1">is</xsl:when><xsl:otherwise>are</xsl:otherwise></xsl:choose>
      <xsl:text> not counted here.</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="areas">
    <section id="areas">
      <h2>Grades by area</h2>
      <p>Each area of judgement in the words of its framework, with the grades that inspectors stated for it.</p>
      <xsl:call-template name="grid">
        <xsl:with-param name="of">Area</xsl:with-param>
        <xsl:with-param name="caption">Inspections with each grade, by area; every number lists its inspections</xsl:with-param>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="grid">
    <xsl:param name="of"/>
    <xsl:param name="caption"/>
    <xsl:variable name="columns" select="4 + (others &gt; 0)"/>
    <xsl:variable name="most" select="most"/>
    <xsl:variable name="section" select="name()"/>
    <div class="scroll" role="region" tabindex="0" aria-label="{$caption}">
      <table class="grid">
        <caption><xsl:value-of select="$caption"/></caption>
        <thead>
          <tr>
            <th scope="col"><xsl:value-of select="$of"/></th>
            <xsl:for-each select="lines/item[1]/cells/item[position() &lt;= $columns]"><th scope="col" class="of-level key-{level}"><xsl:value-of select="name"/></th></xsl:for-each>
            <th scope="col" class="whole">Inspections</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="lines/item">
            <xsl:variable name="id" select="id"/>
            <tr>
              <th scope="row"><xsl:value-of select="name"/></th>
              <xsl:for-each select="cells/item[position() &lt;= $columns]">
                <td class="of-level"><xsl:call-template name="linked"><xsl:with-param name="number" select="count"/><xsl:with-param name="to" select="concat($id, '-', level)"/></xsl:call-template></td>
              </xsl:for-each>
              <td class="whole"><div><xsl:call-template name="linked"><xsl:with-param name="number" select="count"/><xsl:with-param name="to" select="$id"/></xsl:call-template><xsl:call-template name="bar"><xsl:with-param name="most" select="$most"/></xsl:call-template></div></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:for-each select="lines/item">
      <xsl:variable name="id" select="id"/>
      <section class="evidence" id="{id}">
        <h3><xsl:value-of select="name"/>: <xsl:call-template name="count"><xsl:with-param name="number" select="count"/><xsl:with-param name="noun">inspection</xsl:with-param></xsl:call-template></h3>
        <xsl:for-each select="cells/item[count &gt; 0]">
          <div id="{$id}-{level}">
            <h4><xsl:value-of select="name"/> (<xsl:value-of select="count"/>)</h4>
            <xsl:call-template name="documents"><xsl:with-param name="of" select="rows/item"/><xsl:with-param name="beyond" select="beyond"/></xsl:call-template>
          </div>
        </xsl:for-each>
        <p><a href="#{$section}">Close</a></p>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- A bar as long as the count, in parts as long as those of its grades. -->
  <xsl:template name="bar">
    <xsl:param name="most"/>
    <xsl:variable name="n1" select="number(cells/item[1]/count)"/>
    <xsl:variable name="n2" select="$n1 + cells/item[2]/count"/>
    <xsl:variable name="n3" select="$n2 + cells/item[3]/count"/>
    <xsl:variable name="n4" select="$n3 + cells/item[4]/count"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="bar" viewBox="0 0 {$most} 1" preserveAspectRatio="none" aria-hidden="true">
      <xsl:if test="$n1 &gt; 0"><rect class="bar-1" x="0" width="{$n1}" height="1"/></xsl:if>
      <xsl:if test="$n2 &gt; $n1"><rect class="bar-2" x="{$n1}" width="{$n2 - $n1}" height="1"/></xsl:if>
      <xsl:if test="$n3 &gt; $n2"><rect class="bar-3" x="{$n2}" width="{$n3 - $n2}" height="1"/></xsl:if>
      <xsl:if test="$n4 &gt; $n3"><rect class="bar-4" x="{$n3}" width="{$n4 - $n3}" height="1"/></xsl:if>
      <xsl:if test="count &gt; $n4"><rect class="bar-0" x="{$n4}" width="{count - $n4}" height="1"/></xsl:if>
    </svg>
  </xsl:template>

  <!-- Themes. -->

  <xsl:template match="themes">
    <section id="themes">
      <h2>Themes: what is praised, criticised and asked for</h2>
      <p>Statements in the reports, as ofgrade reads and sorts them; a statement about two themes counts for both. The stronger the colour behind a number, the more statements in its column. What is weak or asked for most stands first.</p>
      <div class="scroll" role="region" tabindex="0" aria-label="Statements by theme">
        <table class="themes sorts">
          <caption>Statements by theme; every number lists its inspections</caption>
          <thead>
            <tr>
              <th scope="col">Theme</th>
              <th scope="col" class="of-number">Strengths</th>
              <th scope="col" class="of-number">Weaknesses</th>
              <th scope="col" class="of-number">Actions asked for</th>
              <th scope="col" class="of-number">Weaknesses among findings</th>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="item">
              <xsl:variable name="id" select="id"/>
              <tr>
                <th scope="row"><xsl:value-of select="name"/></th>
                <xsl:for-each select="cells/item">
                  <td class="of-number {side}-{shade}"><xsl:call-template name="linked"><xsl:with-param name="number" select="count"/><xsl:with-param name="to" select="concat($id, '-', side)"/></xsl:call-template></td>
                </xsl:for-each>
                <td class="of-number"><xsl:if test="share"><xsl:value-of select="share"/>%</xsl:if></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:for-each select="item">
        <xsl:variable name="id" select="id"/>
        <section class="evidence" id="{id}">
          <h3><xsl:value-of select="name"/></h3>
          <xsl:for-each select="cells/item[count &gt; 0]">
            <div id="{$id}-{side}">
              <h4>
                <xsl:choose><xsl:when test="side = 'actions'">Actions asked for</xsl:when><xsl:otherwise><xsl:call-template name="capitalised"><xsl:with-param name="text" select="side"/></xsl:call-template></xsl:otherwise></xsl:choose>
                <xsl:text>: </xsl:text><xsl:value-of select="count"/><xsl:if test="beyond &gt; 0">, <xsl:value-of select="count - beyond"/> of them</xsl:if> in <xsl:call-template name="count"><xsl:with-param name="number" select="documents"/><xsl:with-param name="noun">inspection</xsl:with-param></xsl:call-template>
              </h4>
              <p class="lines">
                <xsl:for-each select="evidence/item">
                  <xsl:variable name="of" select="."/>
                  <xsl:for-each select="key('row', row)">
                    <a>
                      <xsl:attribute name="href">
                        <xsl:value-of select="link"/>
                        <xsl:if test="has_page = 'true' and string($of/first)"><xsl:choose><xsl:when test="$of/../../side = 'actions'">#action-</xsl:when><xsl:otherwise>#finding-</xsl:otherwise></xsl:choose><xsl:value-of select="$of/first"/></xsl:if>
                      </xsl:attribute>
                      <xsl:value-of select="label"/>
                    </a>
                    <xsl:value-of select="concat('&#160;', $of/count)"/>
                    <xsl:call-template name="end-line"/>
                  </xsl:for-each>
                </xsl:for-each>
                <xsl:if test="more &gt; 0"><span class="quiet"><xsl:call-template name="count"><xsl:with-param name="number" select="more"/><xsl:with-param name="noun">more inspection</xsl:with-param></xsl:call-template>, with no more in each</span><xsl:call-template name="end-line"/></xsl:if>
                <xsl:if test="beyond &gt; 0"><span class="quiet"><xsl:value-of select="beyond"/> in documents that are not listed</span></xsl:if>
              </p>
            </div>
          </xsl:for-each>
          <p><a href="#themes">Close</a></p>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- Providers in time. -->

  <xsl:template match="timelines">
    <section id="timelines">
      <h2>Providers in time</h2>
      <p>
        <xsl:text>Providers with two or more inspections that have dates: O outstanding, G good, R requires improvement, I inadequate; a ring without a letter gave no overall grade on that scale.</xsl:text>
      </p>
      <xsl:call-template name="timelines">
        <xsl:with-param name="of" select="providers/item[position() &lt;= $most-providers]"/>
        <xsl:with-param name="caption">Inspections of each provider, the earliest first</xsl:with-param>
      </xsl:call-template>
      <xsl:if test="count(providers/item) &gt; $most-providers">
        <details>
          <summary><xsl:call-template name="count"><xsl:with-param name="number" select="count(providers/item) - $most-providers"/><xsl:with-param name="noun">more provider</xsl:with-param></xsl:call-template></summary>
          <xsl:call-template name="timelines">
            <xsl:with-param name="of" select="providers/item[position() &gt; $most-providers]"/>
            <xsl:with-param name="caption">Inspections of each of the other providers, the earliest first</xsl:with-param>
          </xsl:call-template>
        </details>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="timelines">
    <xsl:param name="of"/>
    <xsl:param name="caption"/>
    <xsl:variable name="ticks" select="ticks/item"/>
    <div class="lanes"><table class="timelines">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead>
        <tr>
          <th scope="col">Provider</th>
          <th scope="col">
            <span class="hidden">Inspections</span>
            <svg xmlns="http://www.w3.org/2000/svg" class="strip" viewBox="0 0 1040 24" aria-hidden="true">
              <xsl:for-each select="$ticks"><text x="{20 + at}" y="17"><xsl:value-of select="year"/></text></xsl:for-each>
            </svg>
          </th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$of">
          <xsl:variable name="height" select="34 + 26 * (marks/item/apart = 'true')"/>
          <tr>
            <th scope="row"><xsl:value-of select="name"/></th>
            <td>
              <svg xmlns="http://www.w3.org/2000/svg" class="strip" viewBox="0 0 1040 {$height}" aria-hidden="true">
                <xsl:for-each select="$ticks"><path d="M{20 + at} 0V{$height}"/></xsl:for-each>
                <xsl:for-each select="marks/item">
                  <xsl:variable name="x" select="20 + at"/>
                  <xsl:variable name="y" select="17 + 26 * (apart = 'true')"/>
                  <xsl:for-each select="key('row', row)">
                    <circle class="mark-{level}" cx="{$x}" cy="{$y}" r="13"/>
                    <xsl:if test="level"><text class="mark-{level}" x="{$x}" y="{$y + 5}"><xsl:value-of select="substring('OGRI', level, 1)"/></text></xsl:if>
                  </xsl:for-each>
                </xsl:for-each>
              </svg>
              <ol class="flow">
                <xsl:if test="earlier &gt; 0"><li class="quiet"><xsl:value-of select="earlier"/> earlier</li></xsl:if>
                <xsl:for-each select="marks/item">
                  <xsl:for-each select="key('row', row)">
                    <li>
                      <a href="{link}"><xsl:value-of select="month"/></a>
                      <xsl:text> </xsl:text>
                      <xsl:choose>
                        <xsl:when test="string(stated)"><xsl:call-template name="grade"><xsl:with-param name="words" select="stated"/><xsl:with-param name="level" select="level"/></xsl:call-template></xsl:when>
                        <xsl:otherwise><span class="quiet">no overall grade</span></xsl:otherwise>
                      </xsl:choose>
                    </li>
                  </xsl:for-each>
                </xsl:for-each>
              </ol>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table></div>
  </xsl:template>

  <!-- Words and grades. -->

  <xsl:template match="gaps">
    <xsl:variable name="both" select="sum(item/count)"/>
    <xsl:variable name="far" select="item[gap &gt; 1]"/>
    <section id="gaps">
      <h2>Where the findings and the grade differ</h2>
      <p class="note"><strong>ofgrade’s own reading, not Ofsted’s judgement: </strong>from the findings and actions of a report alone, without regard to its grades, ofgrade infers the grade that they read like. Where it parts from the stated one, the report is worth reading closely; neither is thereby wrong.</p>
      <p>
        <xsl:text>Of </xsl:text><xsl:call-template name="count"><xsl:with-param name="number" select="$both"/><xsl:with-param name="noun">inspection</xsl:with-param></xsl:call-template>
        <xsl:text> with an overall grade and enough findings, </xsl:text>
        <xsl:call-template name="linked"><xsl:with-param name="number" select="item[gap = 0]/count"/><xsl:with-param name="to">gap-0</xsl:with-param></xsl:call-template>
        <xsl:text> read like the stated grade, </xsl:text>
        <xsl:call-template name="linked"><xsl:with-param name="number" select="item[gap = 1]/count"/><xsl:with-param name="to">gap-1</xsl:with-param></xsl:call-template>
        <xsl:text> like the grade next to it, and </xsl:text>
        <xsl:call-template name="linked"><xsl:with-param name="number" select="sum($far/count)"/><xsl:with-param name="to">gap-2</xsl:with-param></xsl:call-template>
        <xsl:text> like one two or more levels away.</xsl:text>
      </p>
      <xsl:if test="item[gap = 0]/count &gt; 0">
        <section class="evidence" id="gap-0">
          <h3>Read like the stated grade</h3>
          <xsl:call-template name="documents"><xsl:with-param name="of" select="item[gap = 0]/rows/item"/><xsl:with-param name="beyond" select="item[gap = 0]/beyond"/></xsl:call-template>
          <p><a href="#gaps">Close</a></p>
        </section>
      </xsl:if>
      <xsl:if test="sum($far/count) &gt; 0">
        <section id="gap-2">
          <h3>Two or more levels apart</h3>
          <xsl:call-template name="outliers">
            <xsl:with-param name="caption">Inspections whose findings read to ofgrade like a grade two or more levels from the stated one</xsl:with-param>
            <xsl:with-param name="of" select="$far/rows/item"/>
            <xsl:with-param name="beyond" select="sum($far/beyond)"/>
          </xsl:call-template>
        </section>
      </xsl:if>
      <xsl:if test="item[gap = 1]/count &gt; 0">
        <section id="gap-1">
          <h3>One level apart</h3>
          <details>
            <summary><xsl:call-template name="count"><xsl:with-param name="number" select="item[gap = 1]/count"/><xsl:with-param name="noun">inspection</xsl:with-param></xsl:call-template></summary>
            <xsl:call-template name="outliers">
              <xsl:with-param name="caption">Inspections whose findings read to ofgrade like the grade next to the stated one</xsl:with-param>
              <xsl:with-param name="of" select="item[gap = 1]/rows/item"/>
              <xsl:with-param name="beyond" select="item[gap = 1]/beyond"/>
            </xsl:call-template>
          </details>
        </section>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="outliers">
    <xsl:param name="caption"/>
    <xsl:param name="of"/>
    <xsl:param name="beyond"/>
    <div class="scroll" role="region" tabindex="0" aria-label="{$caption}">
      <table>
        <caption><xsl:value-of select="$caption"/></caption>
        <thead><tr><th scope="col">Inspection</th><th scope="col">Stated by inspectors</th><th scope="col">Reads like, to ofgrade</th><th scope="col">Strengths</th><th scope="col">Weaknesses</th></tr></thead>
        <tbody>
          <xsl:for-each select="$of[position() &lt;= $most-outliers]">
            <xsl:for-each select="key('row', .)">
              <tr>
                <th scope="row"><a href="{link}"><xsl:value-of select="label"/></a></th>
                <td><xsl:call-template name="grade"><xsl:with-param name="words" select="stated"/><xsl:with-param name="level" select="level"/></xsl:call-template></td>
                <td><xsl:call-template name="reading"/></td>
                <td class="of-number"><xsl:value-of select="strengths"/></td>
                <td class="of-number"><xsl:value-of select="weaknesses"/></td>
              </tr>
            </xsl:for-each>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="count($of) &gt; $most-outliers or $beyond &gt; 0">
      <p>And:</p>
      <xsl:call-template name="documents"><xsl:with-param name="of" select="$of[position() &gt; $most-outliers]"/><xsl:with-param name="beyond" select="$beyond"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- How the findings of a document read to this program; not in the colours of what inspectors stated. -->
  <xsl:template name="reading">
    <xsl:if test="string(reads)">
      <span class="grade own"><xsl:value-of select="reads"/></span>
      <xsl:if test="gap">
        <xsl:text> </xsl:text>
        <span class="direction"><xsl:value-of select="gap"/> level<xsl:if test="gap != 1">s</xsl:if><xsl:choose><xsl:when test="reads_worse = 'true'"> worse</xsl:when><xsl:otherwise> better</xsl:otherwise></xsl:choose></span>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- All documents. -->

  <xsl:template match="rows">
    <section id="documents">
      <h2>All documents</h2>
      <p>Strengths, weaknesses (and those of them that are serious) and actions asked for are counted by ofgrade; “reads like” is its own reading of them, not Ofsted’s judgement.</p>
      <div class="scroll" role="region" tabindex="0" aria-label="All documents">
        <table class="documents sorts filters">
          <caption>Documents by provider, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">Provider</th><th scope="col">Kind</th><th scope="col">Date</th><th scope="col">Stated grade</th><th scope="col">Reads like</th>
              <th scope="col" class="of-number">Strengths</th><th scope="col" class="of-number">Weak&#xAD;nesses</th><th scope="col" class="of-number">Serious</th><th scope="col" class="of-number">Actions</th>
              <th scope="col">File</th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="item"/></tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="rows/item">
    <tr id="d{number}">
      <th scope="row">
        <xsl:variable name="name"><xsl:choose><xsl:when test="provider"><xsl:value-of select="provider"/></xsl:when><xsl:otherwise>No provider named</xsl:otherwise></xsl:choose></xsl:variable>
        <xsl:choose><xsl:when test="has_page = 'true'"><a href="{link}"><xsl:value-of select="$name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise></xsl:choose>
        <xsl:if test="title"><xsl:text> </xsl:text><cite><xsl:value-of select="title"/></cite></xsl:if>
      </th>
      <td><xsl:value-of select="kind"/><xsl:if test="same"><xsl:text> </xsl:text><a class="same" href="#d{same}">same inspection as another document</a></xsl:if></td>
      <td><xsl:choose><xsl:when test="date"><time datetime="{date}"><xsl:value-of select="day"/></time></xsl:when><xsl:otherwise><span class="quiet">no date</span></xsl:otherwise></xsl:choose></td>
      <td>
        <xsl:if test="string(stated)"><xsl:call-template name="grade"><xsl:with-param name="words" select="stated"/><xsl:with-param name="level" select="level"/></xsl:call-template></xsl:if>
        <xsl:value-of select="outcome"/>
        <xsl:if test="category"><xsl:text> </xsl:text><span class="direction"><xsl:value-of select="category"/></span></xsl:if>
      </td>
      <td><xsl:call-template name="reading"/></td>
      <td><xsl:value-of select="strengths"/></td>
      <td><xsl:value-of select="weaknesses"/></td>
      <td><xsl:value-of select="serious"/></td>
      <td><xsl:value-of select="actions"/></td>
      <td><xsl:call-template name="steps"><xsl:with-param name="path"><xsl:apply-templates select="file" mode="file"/></xsl:with-param></xsl:call-template></td>
    </tr>
  </xsl:template>

  <!-- A path that breaks after its slashes first. -->
  <xsl:template name="steps">
    <xsl:param name="path"/>
    <xsl:param name="most" select="20"/>
    <xsl:variable name="rest" select="substring-after($path, '/')"/>
    <xsl:choose>
      <xsl:when test="$most &gt; 0 and string($rest)">
        <span class="step"><xsl:value-of select="concat(substring-before($path, '/'), '/')"/></span>
        <xsl:call-template name="steps"><xsl:with-param name="path" select="$rest"/><xsl:with-param name="most" select="$most - 1"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><span class="step"><xsl:value-of select="$path"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="method">
    <section id="method">
      <h2>How it is counted</h2>
      <ul>
        <li><strong>Inspections.</strong> Reports and letters, each inspection once: of several documents of one inspection, the one that says most counts.<xsl:if test="$counts/repeated &gt; 0"><xsl:text> Here </xsl:text><xsl:call-template name="count"><xsl:with-param name="number" select="$counts/repeated"/><xsl:with-param name="noun">document</xsl:with-param></xsl:call-template><xsl:choose><xsl:when test="$counts/repeated = 1"> is</xsl:when><xsl:otherwise> are</xsl:otherwise></xsl:choose> of the same inspection as another.</xsl:if> News articles report inspections and are none: they stand in the table and in no other figure.</li>
        <li><strong>Stated grades</strong> are what inspectors wrote, placed on the four levels that have been in use under different words: “adequate” and “satisfactory” stand with “requires improvement”.</li>
        <li><strong>Strengths, weaknesses, actions and themes</strong> are ofgrade’s reading of the sentences, by rules that everybody can look up. A finding that says both good and bad is counted as neither.</li>
        <li><strong>Reads like</strong> is what ofgrade infers from findings and actions alone. It is no judgement of inspectors.</li>
        <li><strong>Providers</strong> that are printed under different names are one where their names or numbers say so.</li>
      </ul>
    </section>
  </xsl:template>
</xsl:stylesheet>
