<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Histories (ofgrade-history/1): each provider's inspections in time, as a picture, a table and a list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page/history">
    <xsl:call-template name="page">
      <xsl:with-param name="title">Inspections</xsl:with-param>
      <xsl:with-param name="content">
        <xsl:for-each select="providers/item"><h2><xsl:value-of select="name"/></h2></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
