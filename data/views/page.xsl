<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What all views share: the frame of the page, grades, dates and lists of names. render/html.h describes the tree. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:template match="text()"/>

  <!-- The page. $content is what stands in <main>. Its policy forbids all that is not in the page. -->
  <xsl:template name="page">
    <xsl:param name="title"/>
    <xsl:param name="content"/>
    <xsl:variable name="script-policy"><xsl:if test="/page/script">; script-src 'sha256-<xsl:value-of select="/page/script/@sha256"/>'</xsl:if></xsl:variable>
    <html lang="en-GB">
      <head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'{$script-policy}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="ofgrade {/page/version}"/>
        <title><xsl:value-of select="$title"/></title>
        <style><xsl:value-of select="/page/style"/></style>
      </head>
      <body>
        <header><h1><xsl:value-of select="$title"/></h1></header>
        <main><xsl:copy-of select="$content"/></main>
        <footer>
          <p>
            <xsl:text>Made by ofgrade </xsl:text><xsl:value-of select="/page/version"/>
            <xsl:text> from the documents named here. It reads them by rules and can err: what counts is what the inspectors wrote.</xsl:text>
          </p>
        </footer>
        <xsl:if test="/page/script"><script><xsl:value-of select="/page/script"/></script></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- A grade: always its word; colour and sign only repeat it. $level 1 (outstanding) to 4 (inadequate), empty: none. -->
  <xsl:template name="grade">
    <xsl:param name="words"/>
    <xsl:param name="level"/>
    <span>
      <xsl:attribute name="class">
        <xsl:text>grade</xsl:text>
        <xsl:if test="string($level)"><xsl:value-of select="concat(' level-', $level)"/></xsl:if>
      </xsl:attribute>
      <xsl:call-template name="capitalised"><xsl:with-param name="text" select="$words"/></xsl:call-template>
    </span>
  </xsl:template>

  <!-- The path of a document without the folder that all are in. -->
  <xsl:template match="*" mode="file"><xsl:value-of select="substring(., string-length(/page/folder) + 1)"/></xsl:template>

  <xsl:template name="capitalised">
    <xsl:param name="text"/>
    <xsl:value-of select="concat(translate(substring($text, 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring($text, 2))"/>
  </xsl:template>

  <!-- "2026-06-08" as "8 June 2026". -->
  <xsl:template name="date">
    <xsl:param name="iso"/>
    <xsl:param name="month" select="true()"/>
    <xsl:param name="year" select="true()"/>
    <xsl:variable name="names">January  February March    April    May      June     July     August   SeptemberOctober  November December </xsl:variable>
    <xsl:value-of select="number(substring($iso, 9, 2))"/>
    <xsl:if test="$month">
      <xsl:value-of select="concat(' ', normalize-space(substring($names, number(substring($iso, 6, 2)) * 9 - 8, 9)))"/>
    </xsl:if>
    <xsl:if test="$year"><xsl:value-of select="concat(' ', substring($iso, 1, 4))"/></xsl:if>
  </xsl:template>

  <!-- "8 to 19 June 2026"; either may be empty. -->
  <xsl:template name="days">
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:if test="string($start) and string($end) and $start != $end">
      <xsl:variable name="year" select="substring($start, 1, 4) != substring($end, 1, 4)"/>
      <xsl:call-template name="date">
        <xsl:with-param name="iso" select="$start"/>
        <xsl:with-param name="month" select="$year or substring($start, 6, 2) != substring($end, 6, 2)"/>
        <xsl:with-param name="year" select="$year"/>
      </xsl:call-template>
      <xsl:text> to </xsl:text>
    </xsl:if>
    <xsl:call-template name="date">
      <xsl:with-param name="iso"><xsl:choose><xsl:when test="string($end)"><xsl:value-of select="$end"/></xsl:when><xsl:otherwise><xsl:value-of select="$start"/></xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- "a, b and c". -->
  <xsl:template name="names">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"> and </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
