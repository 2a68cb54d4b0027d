<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Histories (ofgrade-history/1): each provider's inspections in time, as a picture, a table and a list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:variable name="providers" select="/page/history/providers/item"/>
  <!-- The grades of an area in one inspection, and those with levels in all that have dates, so that no list of grades
       is gone through for each area. -->
  <xsl:key name="grades" match="inspections/item/judgements/item" use="concat(generate-id(../..), ' ', area)"/>
  <xsl:key name="levels" match="inspections/item[date]/judgements/item[level]" use="concat(generate-id(../../../..), ' ', area)"/>
  <xsl:key name="lanes" match="areas/item" use="concat(generate-id(../..), ' ', area)"/>

  <!-- The level of a provider's heading: that of the page where it is the only one. -->
  <xsl:variable name="level" select="1 + (count($providers) != 1)"/>

  <xsl:template match="/page/history">
    <xsl:call-template name="page">
      <xsl:with-param name="title">
        <xsl:choose>
          <xsl:when test="count($providers) = 1"><xsl:value-of select="$providers/name"/>: inspections<xsl:apply-templates select="$providers" mode="years"/></xsl:when>
          <xsl:otherwise>Inspections of <xsl:value-of select="count($providers)"/> providers</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:if test="count($providers) != 1">
          <nav aria-label="Providers">
            <ul class="columns">
              <xsl:for-each select="$providers">
                <li><a href="#provider-{position()}"><xsl:value-of select="name"/></a></li>
              </xsl:for-each>
            </ul>
          </nav>
        </xsl:if>
        <xsl:for-each select="$providers">
          <xsl:apply-templates select="." mode="whole"><xsl:with-param name="number" select="position()"/></xsl:apply-templates>
        </xsl:for-each>
        <xsl:apply-templates select="left_out[item]"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="item" mode="years">
    <xsl:variable name="first" select="substring(inspections/item[date][1]/date, 1, 4)"/>
    <xsl:variable name="last" select="substring(inspections/item[date][last()]/date, 1, 4)"/>
    <xsl:if test="$first">, <xsl:value-of select="$first"/></xsl:if>
    <xsl:if test="$last != $first"> to <xsl:value-of select="$last"/></xsl:if>
  </xsl:template>

  <!-- One provider. -->
  <xsl:template match="item" mode="whole">
    <xsl:param name="number"/>
    <section id="provider-{$number}">
      <xsl:if test="$level = 2"><h2><xsl:value-of select="name"/></h2></xsl:if>
      <xsl:apply-templates select="." mode="lead"/>
      <xsl:if test="note"><p class="note"><xsl:value-of select="note"/></p></xsl:if>
      <xsl:if test="count(inspections/item[date][judgements/item/level]) &gt; 1">
        <xsl:apply-templates select="." mode="figure"><xsl:with-param name="number" select="$number"/></xsl:apply-templates>
      </xsl:if>
      <xsl:if test="areas/item"><xsl:apply-templates select="." mode="table"/></xsl:if>
      <xsl:apply-templates select="stays_weak[item]"/>
      <xsl:apply-templates select="inspections"/>
      <xsl:apply-templates select="left_out[item]"/>
    </section>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="number"/>
    <xsl:param name="noun"/>
    <xsl:value-of select="concat($number, ' ', $noun)"/><xsl:if test="$number != 1">s</xsl:if>
  </xsl:template>

  <xsl:template match="item" mode="lead">
    <xsl:variable name="visits" select="count(inspections/item[visit = 'true'])"/>
    <xsl:variable name="others" select="count(inspections/item) - $visits"/>
    <xsl:variable name="latest" select="inspections/item[date and judgements/item][last()]"/>
    <p class="lead">
      <xsl:if test="$others"><xsl:call-template name="count"><xsl:with-param name="number" select="$others"/><xsl:with-param name="noun">inspection</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="$others and $visits"> and </xsl:if>
      <xsl:if test="$visits"><xsl:call-template name="count"><xsl:with-param name="number" select="$visits"/><xsl:with-param name="noun">visit</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:text>.</xsl:text>
      <xsl:apply-templates select="$latest[judgements/item/direction]" mode="change"/>
    </p>
    <xsl:if test="count(names/item) &gt; 1">
      <p class="quiet">Printed as <xsl:call-template name="names"><xsl:with-param name="of" select="names/item"/></xsl:call-template>.</p>
    </xsl:if>
  </xsl:template>

  <!-- "Of the grades of 8 to 19 June 2026, compared with those before, 2 are better and 1 is the same." -->
  <xsl:template match="item" mode="change">
    <xsl:variable name="compared" select="judgements/item[direction]"/>
    <xsl:text> Of the grades of </xsl:text>
    <xsl:call-template name="days"><xsl:with-param name="start" select="start"/><xsl:with-param name="end" select="end"/></xsl:call-template>
    <xsl:text>, compared with those before, </xsl:text>
    <xsl:call-template name="share"><xsl:with-param name="number" select="count($compared[direction = 'better'])"/><xsl:with-param name="word">better</xsl:with-param></xsl:call-template>
    <xsl:call-template name="share"><xsl:with-param name="number" select="count($compared[direction = 'worse'])"/><xsl:with-param name="word">worse</xsl:with-param><xsl:with-param name="before" select="count($compared[direction = 'better'])"/><xsl:with-param name="after" select="count($compared[direction = 'same'])"/></xsl:call-template>
    <xsl:call-template name="share"><xsl:with-param name="number" select="count($compared[direction = 'same'])"/><xsl:with-param name="word">the same</xsl:with-param><xsl:with-param name="before" select="count($compared[direction != 'same'])"/></xsl:call-template>
    <xsl:text>.</xsl:text>
  </xsl:template>

  <!-- Nothing for none; $before and $after are how many were or are still to be named. -->
  <xsl:template name="share">
    <xsl:param name="number"/>
    <xsl:param name="word"/>
    <xsl:param name="before" select="0"/>
    <xsl:param name="after" select="0"/>
    <xsl:if test="$number">
      <xsl:if test="$before"><xsl:choose><xsl:when test="$after">, </xsl:when><xsl:otherwise> and </xsl:otherwise></xsl:choose></xsl:if>
      <xsl:value-of select="concat($number, ' ')"/>
      <xsl:choose><xsl:when test="$number = 1">is </xsl:when><xsl:otherwise>are </xsl:otherwise></xsl:choose>
      <xsl:value-of select="$word"/>
    </xsl:if>
  </xsl:template>

  <!-- The table: a row for each area, a column for each inspection that gave grades. -->
  <xsl:template match="item" mode="table">
    <xsl:variable name="graded" select="inspections/item[judgements/item]"/>
    <div class="scroll" role="region" tabindex="0" aria-label="Grades of {name}">
      <table class="stack{substring(' wide', 1, 5 * (count($graded) &gt; 4))}">
        <caption>Grades by area, and against the inspection before that judged the area</caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            <xsl:for-each select="$graded">
              <th scope="col"><xsl:call-template name="month"><xsl:with-param name="iso" select="date"/></xsl:call-template></th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="areas/item">
            <xsl:variable name="area" select="area"/>
            <tr>
              <th scope="row"><xsl:value-of select="name"/></th>
              <xsl:for-each select="$graded">
                <td>
                  <xsl:attribute name="data-label"><xsl:call-template name="month"><xsl:with-param name="iso" select="date"/></xsl:call-template></xsl:attribute>
                  <xsl:apply-templates select="key('grades', concat(generate-id(), ' ', $area))[1]"/>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="judgements/item">
    <xsl:call-template name="grade"><xsl:with-param name="words" select="grade"/><xsl:with-param name="level" select="level"/></xsl:call-template>
    <xsl:if test="direction">
      <xsl:text> </xsl:text>
      <span class="direction">
        <span aria-hidden="true">
          <xsl:choose><xsl:when test="direction = 'better'">&#x25B2;&#xA0;</xsl:when><xsl:when test="direction = 'worse'">&#x25BC;&#xA0;</xsl:when><xsl:otherwise>=&#xA0;</xsl:otherwise></xsl:choose>
        </span>
        <xsl:value-of select="direction"/>
        <xsl:if test="previous/area != area"> (before: <xsl:value-of select="previous/name"/>)</xsl:if>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:template name="month">
    <xsl:param name="iso"/>
    <xsl:choose>
      <xsl:when test="string($iso)">
        <xsl:variable name="date"><xsl:call-template name="date"><xsl:with-param name="iso" select="$iso"/></xsl:call-template></xsl:variable>
        <xsl:value-of select="substring-after($date, ' ')"/>
      </xsl:when>
      <xsl:otherwise>No date</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="stays_weak">
    <xsl:element name="h{$level + 1}">Stays weak, as ofgrade reads the findings</xsl:element>
    <p>Themes with more weaknesses than strengths, and at least two, in each of the last inspections that speak of them. Not a judgement of inspectors.</p>
    <ul>
      <xsl:for-each select="item">
        <li>
          <strong><xsl:call-template name="capitalised"><xsl:with-param name="text" select="name"/></xsl:call-template></strong>
          <xsl:if test="of_area = 'true'"> (the area’s partners)</xsl:if>
          <xsl:text>: </xsl:text><xsl:value-of select="inspections"/><xsl:text> times in a row, since </xsl:text>
          <xsl:call-template name="month"><xsl:with-param name="iso" select="since"/></xsl:call-template>
          <xsl:text>; in the latest </xsl:text>
          <xsl:choose><xsl:when test="weaknesses = 1">1 weakness</xsl:when><xsl:otherwise><xsl:value-of select="weaknesses"/> weaknesses</xsl:otherwise></xsl:choose>
          <xsl:text> and </xsl:text>
          <xsl:choose><xsl:when test="strengths = 1">1 strength</xsl:when><xsl:otherwise><xsl:value-of select="strengths"/> strengths</xsl:otherwise></xsl:choose>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="inspections">
    <xsl:element name="h{$level + 1}">Inspections, the latest first</xsl:element>
    <xsl:for-each select="item">
      <xsl:sort select="date" order="descending"/>
      <article>
        <xsl:element name="h{$level + 2}">
          <xsl:choose>
            <xsl:when test="start or end"><xsl:call-template name="days"><xsl:with-param name="start" select="start"/><xsl:with-param name="end" select="end"/></xsl:call-template></xsl:when>
            <xsl:when test="published">Published <xsl:call-template name="date"><xsl:with-param name="iso" select="published"/></xsl:call-template></xsl:when>
            <xsl:otherwise>No date</xsl:otherwise>
          </xsl:choose>
          <xsl:text>: </xsl:text><xsl:value-of select="name"/>
        </xsl:element>
        <p><xsl:value-of select="framework/name"/></p>
        <xsl:choose>
          <xsl:when test="judgements/item">
            <dl class="grades">
              <xsl:for-each select="judgements/item">
                <xsl:sort select="number(area != 'overall')" data-type="number"/>
                <div><dt><xsl:value-of select="name"/></dt><dd><xsl:apply-templates select="."/></dd></div>
              </xsl:for-each>
            </dl>
          </xsl:when>
          <xsl:when test="outcome"><p><strong>Outcome:</strong><xsl:text> </xsl:text><xsl:value-of select="outcome/words"/></p></xsl:when>
          <xsl:otherwise><p>No grades.</p></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="weak/item"><p><strong>Weak, as ofgrade reads it:</strong><xsl:text> </xsl:text><xsl:for-each select="weak/item"><xsl:if test="position() != 1">, </xsl:if><xsl:value-of select="name"/></xsl:for-each></p></xsl:if>
        <p class="quiet">Document: <xsl:apply-templates select="source" mode="file"/></p>
        <xsl:for-each select="also/item"><p class="quiet">Also: <xsl:apply-templates select="." mode="file"/></p></xsl:for-each>
        <xsl:for-each select="articles/item">
          <p class="quiet">
            <xsl:text>In the news: </xsl:text><xsl:if test="title"><cite><xsl:value-of select="title"/></cite>, </xsl:if>
            <xsl:if test="published"><xsl:call-template name="date"><xsl:with-param name="iso" select="published"/></xsl:call-template>, </xsl:if>
            <xsl:apply-templates select="source" mode="file"/>
          </p>
        </xsl:for-each>
      </article>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="left_out">
    <xsl:element name="h{$level + 1}">Left out</xsl:element>
    <ul><xsl:for-each select="item"><li><xsl:apply-templates select="source" mode="file"/><xsl:value-of select="concat(': ', reason)"/></li></xsl:for-each></ul>
  </xsl:template>

  <!-- The picture. Levels are bands with their names in the first row, below which each area has a lane of its own, so
       that no lines or labels lie on each other. Lines differ in colour, dashes and marks, and have their names at their
       ends; page.css leaves these ends out where there is no room for them, and shows the key below the picture. -->
  <xsl:variable name="left" select="26"/>
  <xsl:variable name="plot" select="430"/>
  <xsl:variable name="right" select="194"/>
  <xsl:variable name="lane" select="16"/>
  <xsl:variable name="row" select="20"/>

  <xsl:template match="item" mode="figure">
    <xsl:param name="number"/>
    <xsl:variable name="provider" select="."/>
    <xsl:variable name="dated" select="inspections/item[date]"/>
    <xsl:variable name="areas" select="areas/item[key('levels', concat(generate-id($provider), ' ', area))]"/>
    <!-- A level at which nothing was graded takes less room. -->
    <xsl:variable name="band" select="$row + count($areas) * $lane + 6"/>
    <xsl:variable name="thin" select="32"/>
    <xsl:variable name="top-2" select="12 + ($dated/judgements/item/level = 1) * $band + not($dated/judgements/item/level = 1) * $thin"/>
    <xsl:variable name="top-3" select="$top-2 + ($dated/judgements/item/level = 2) * $band + not($dated/judgements/item/level = 2) * $thin"/>
    <xsl:variable name="top-4" select="$top-3 + ($dated/judgements/item/level = 3) * $band + not($dated/judgements/item/level = 3) * $thin"/>
    <xsl:variable name="bottom" select="$top-4 + ($dated/judgements/item/level = 4) * $band + not($dated/judgements/item/level = 4) * $thin"/>
    <xsl:variable name="tops" select="concat('12 ', $top-2, ' ', $top-3, ' ', $top-4)"/>
    <xsl:variable name="from" select="number(substring($dated[1]/date, 1, 4))"/>
    <xsl:variable name="to" select="number(substring($dated[last()]/date, 1, 4)) + 1"/>
    <figure>
      <div class="scroll" role="region" tabindex="0" aria-label="Picture of the grades of {name}">
        <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {$left + $plot + $right} {$bottom + 34}" role="img" aria-labelledby="title-{$number} description-{$number}">
          <title id="title-{$number}">Grades of <xsl:value-of select="name"/> in time</title>
          <desc id="description-{$number}">
            <xsl:for-each select="$areas">
              <xsl:value-of select="name"/><xsl:text>: </xsl:text>
              <xsl:for-each select="key('levels', concat(generate-id($provider), ' ', area))">
                <xsl:if test="position() != 1">, </xsl:if>
                <xsl:value-of select="grade"/> in <xsl:call-template name="month"><xsl:with-param name="iso" select="../../date"/></xsl:call-template>
              </xsl:for-each>
              <xsl:text>. </xsl:text>
            </xsl:for-each>
          </desc>
          <g class="axis">
            <rect class="band-0" x="{$left}" y="12" width="{$plot}" height="{$top-2 - 12}"/>
            <rect class="band-1" x="{$left}" y="{$top-2}" width="{$plot}" height="{$top-3 - $top-2}"/>
            <rect class="band-0" x="{$left}" y="{$top-3}" width="{$plot}" height="{$top-4 - $top-3}"/>
            <rect class="band-1" x="{$left}" y="{$top-4}" width="{$plot}" height="{$bottom - $top-4}"/>
            <xsl:call-template name="years">
              <xsl:with-param name="year" select="$from"/>
              <xsl:with-param name="from" select="$from"/>
              <xsl:with-param name="to" select="$to"/>
              <xsl:with-param name="step" select="ceiling(($to - $from) div 9)"/>
              <xsl:with-param name="bottom" select="$bottom"/>
            </xsl:call-template>
            <xsl:for-each select="$dated[not(judgements/item/level)]">
              <xsl:variable name="x"><xsl:call-template name="x"><xsl:with-param name="iso" select="date"/><xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$to"/></xsl:call-template></xsl:variable>
              <circle class="visit" cx="{$x}" cy="{$bottom}" r="5"/>
            </xsl:for-each>
          </g>
          <xsl:for-each select="$areas">
            <xsl:variable name="area" select="area"/>
            <xsl:variable name="name" select="name"/>
            <xsl:variable name="offset" select="$row + (position() - 0.5) * $lane"/>
            <xsl:variable name="points" select="key('levels', concat(generate-id($provider), ' ', area))"/>
            <xsl:variable name="shape"><xsl:call-template name="shape"><xsl:with-param name="index" select="(position() - 1) mod 8"/></xsl:call-template></xsl:variable>
            <g class="series series-{(position() - 1) mod 8 + 1}{substring(' again', 1, 6 * (position() &gt; 8))}">
              <polyline>
                <xsl:attribute name="points">
                  <xsl:for-each select="$points">
                    <!-- A line goes on from that of the area whose place this one took. -->
                    <xsl:if test="previous[area != $area]">
                      <xsl:variable name="place" select="count(key('lanes', concat(generate-id($provider), ' ', previous/area))/preceding-sibling::item[key('levels', concat(generate-id($provider), ' ', area))]) + 1"/>
                      <xsl:call-template name="point">
                        <xsl:with-param name="iso" select="previous/date"/><xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$to"/>
                        <xsl:with-param name="tops" select="$tops"/><xsl:with-param name="level" select="previous/level"/>
                        <xsl:with-param name="offset" select="$row + ($place - 0.5) * $lane"/>
                      </xsl:call-template>
                    </xsl:if>
                    <xsl:call-template name="point">
                      <xsl:with-param name="iso" select="../../date"/><xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$to"/>
                      <xsl:with-param name="tops" select="$tops"/><xsl:with-param name="level" select="level"/><xsl:with-param name="offset" select="$offset"/>
                    </xsl:call-template>
                  </xsl:for-each>
                </xsl:attribute>
              </polyline>
              <xsl:for-each select="$points">
                <xsl:variable name="point">
                  <xsl:call-template name="point">
                    <xsl:with-param name="iso" select="../../date"/><xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$to"/>
                    <xsl:with-param name="tops" select="$tops"/><xsl:with-param name="level" select="level"/><xsl:with-param name="offset" select="$offset"/>
                  </xsl:call-template>
                </xsl:variable>
                <path d="{$shape}" transform="translate({normalize-space($point)})"/>
              </xsl:for-each>
            </g>
          </xsl:for-each>
          <!-- Names over all lines, so that none is struck through. -->
          <xsl:for-each select="$areas">
            <xsl:variable name="offset" select="$row + (position() - 0.5) * $lane"/>
            <xsl:variable name="end" select="key('levels', concat(generate-id($provider), ' ', area))[last()]"/>
            <xsl:variable name="point">
              <xsl:call-template name="point">
                <xsl:with-param name="iso" select="$end/../../date"/><xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$to"/>
                <xsl:with-param name="tops" select="$tops"/><xsl:with-param name="level" select="$end/level"/><xsl:with-param name="offset" select="$offset"/>
              </xsl:call-template>
            </xsl:variable>
            <g class="series series-{(position() - 1) mod 8 + 1}" transform="translate({normalize-space($point)})">
              <text x="10" y="4"><xsl:value-of select="substring(name, 1, 30)"/></text>
            </g>
          </xsl:for-each>
          <g class="axis">
            <text x="{$left + 8}" y="28">Outstanding</text>
            <text x="{$left + 8}" y="{$top-2 + 16}">Good</text>
            <text x="{$left + 8}" y="{$top-3 + 16}">Requires improvement</text>
            <text x="{$left + 8}" y="{$top-4 + 16}">Inadequate</text>
          </g>
        </svg>
      </div>
      <ul class="key">
        <xsl:for-each select="$areas">
          <li class="series series-{(position() - 1) mod 8 + 1}{substring(' again', 1, 6 * (position() &gt; 8))}">
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 16 16" aria-hidden="true">
              <path><xsl:attribute name="d"><xsl:call-template name="shape"><xsl:with-param name="index" select="(position() - 1) mod 8"/></xsl:call-template></xsl:attribute></path>
            </svg>
            <xsl:text> </xsl:text><xsl:value-of select="name"/>
          </li>
        </xsl:for-each>
      </ul>
      <figcaption class="quiet">
        <xsl:text>Each line is an area that inspectors judged; within a grade the lines are set apart only to be seen.</xsl:text>
        <xsl:if test="$dated[not(judgements/item/level)]"> A ring on the time axis is a visit or inspection without grades.</xsl:if>
        <xsl:text> The table below has the same grades.</xsl:text>
      </figcaption>
    </figure>
  </xsl:template>

  <!-- "x,y ". $tops has where each level begins, $offset is that of the lane. -->
  <xsl:template name="point">
    <xsl:param name="iso"/>
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:param name="tops"/>
    <xsl:param name="level"/>
    <xsl:param name="offset"/>
    <xsl:variable name="top">
      <xsl:choose>
        <xsl:when test="$level = 1"><xsl:value-of select="substring-before($tops, ' ')"/></xsl:when>
        <xsl:when test="$level = 2"><xsl:value-of select="substring-before(substring-after($tops, ' '), ' ')"/></xsl:when>
        <xsl:when test="$level = 3"><xsl:value-of select="substring-before(substring-after(substring-after($tops, ' '), ' '), ' ')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="substring-after(substring-after(substring-after($tops, ' '), ' '), ' ')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="x"><xsl:with-param name="iso" select="$iso"/><xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$to"/></xsl:call-template>
    <xsl:value-of select="concat(',', $top + $offset, ' ')"/>
  </xsl:template>

  <!-- A mark and a number for every $step-th year; at most ten, so that the depth is bounded. -->
  <xsl:template name="years">
    <xsl:param name="year"/>
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:param name="step"/>
    <xsl:param name="bottom"/>
    <xsl:variable name="x" select="$left + ($year - $from) div ($to - $from) * $plot"/>
    <line xmlns="http://www.w3.org/2000/svg" x1="{$x}" x2="{$x}" y1="{$bottom}" y2="{$bottom + 6}"/>
    <text xmlns="http://www.w3.org/2000/svg" class="year" x="{$x}" y="{$bottom + 24}"><xsl:value-of select="$year"/></text>
    <xsl:if test="$year + $step &lt;= $to">
      <xsl:call-template name="years">
        <xsl:with-param name="year" select="$year + $step"/>
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="to" select="$to"/>
        <xsl:with-param name="step" select="$step"/>
        <xsl:with-param name="bottom" select="$bottom"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="x">
    <xsl:param name="iso"/>
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:variable name="time" select="substring($iso, 1, 4) + (substring($iso, 6, 2) - 1) div 12 + (substring($iso, 9, 2) - 1) div 372"/>
    <xsl:value-of select="round(10 * ($left + ($time - $from) div ($to - $from) * $plot)) div 10"/>
  </xsl:template>

  <!-- Marks of eight forms about (0, 0). -->
  <xsl:template name="shape">
    <xsl:param name="index"/>
    <xsl:choose>
      <xsl:when test="$index = 0">M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z</xsl:when>
      <xsl:when test="$index = 1">M-4.5,-4.5h9v9h-9z</xsl:when>
      <xsl:when test="$index = 2">M0,-6l5.6,10h-11.2z</xsl:when>
      <xsl:when test="$index = 3">M0,-6.2l6.2,6.2l-6.2,6.2l-6.2,-6.2z</xsl:when>
      <xsl:when test="$index = 4">M0,6l5.6,-10h-11.2z</xsl:when>
      <xsl:when test="$index = 5">M-1.8,-6h3.6v4.2h4.2v3.6h-4.2v4.2h-3.6v-4.2h-4.2v-3.6h4.2z</xsl:when>
      <xsl:when test="$index = 6">M0,-6l5.7,4.1l-2.2,6.7h-7l-2.2,-6.7z</xsl:when>
      <xsl:otherwise>M-6,-3h12v6h-12z</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
