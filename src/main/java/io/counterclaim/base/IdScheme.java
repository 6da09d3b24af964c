package io.counterclaim.base;

import org.eclipse.microprofile.graphql.Description;

@Description("A register of identifiers.")
public enum IdScheme {
  @Description("Wikidata item, such as Q7747.")
  WIKIDATA("https://www.wikidata.org/wiki/%s"),
  @Description("GeoNames id, a number.")
  GEONAMES("https://www.geonames.org/%s"),
  @Description("ISO 3166 code of a country or a part of one.")
  ISO3166("https://www.iso.org/obp/ui/#iso:code:3166:%s"),
  @Description("Actor id of the Uppsala Conflict Data Program.")
  UCDP("https://ucdp.uu.se/actor/%s"),
  @Description("OpenSanctions entity id.")
  OPENSANCTIONS("https://www.opensanctions.org/entities/%s/"),
  @Description("Legal Entity Identifier, ISO 17442.")
  LEI("https://search.gleif.org/#/record/%s");

  private final String page;

  IdScheme(String page) {
    this.page = page;
  }

  String page(String value) {
    return page.formatted(value);
  }
}
