package io.counterclaim.graphql.lists;

/** Every member of each filter, with values that much has and that little has. */
final class Filters {
  private Filters() {}

  static final String STATEMENTS =
      """

      text: "the"
      text: "kosepol"
      text: "\\"killed near\\""
      text: "тарувка -the"
      text: "kose*"
      text: "k*"
      text: "-the"
      text: "kosepol OR \\"the of\\""
      speaker: "<intelligence-service-of-united-kingdom-306>"
      speaker: "<anna-tarski-3452>"
      speaker: "<qatar-41>"
      camp: "<russia-1>"
      camp: "<mexico-59>"
      camp: "<ahmed-pavler-4035>"
      engagement: "<engagement-1>"
      engagement: "<engagement-10009>"
      speakers: ["<intelligence-service-of-united-kingdom-306>", "<anna-tarski-3452>", "<qatar-41>"]
      speakers: ["<anna-tarski-3452>", "<qatar-41>"]
      camps: ["<russia-1>", "<mexico-59>"]
      camps: ["<mexico-59>", "<ahmed-pavler-4035>"]
      engagements: ["<engagement-1>", "<engagement-10009>"]
      engagements: ["<engagement-1>"], attributes: [KILLED, PLACE]
      attributes: [KILLED, WOUNDED]
      attributes: [AREA_KM2, PLACE]
      renderings: [PARAPHRASE]
      renderings: [DIRECT_QUOTE, PARTIAL_QUOTE]
      languages: ["uk", "zh-Hans"]
      languages: ["en", "tlh"]
      publishers: ["<gorortov-radio-1001>", "<birorgrad-tv-1077>"]
      publishers: ["<birorgrad-tv-1077>", "<russia-1>"]
      verdicts: [UNVERIFIED]
      verdicts: [CONFIRMED, REFUTED]
      assessor: "<gorortov-radio-1001>"
      assessor: "<russia-1>"
      verdicts: [REFUTED], assessor: "<birorgrad-tv-1077>"
      engagement: "<engagement-1>", attribute: KILLED
      engagement: "<engagement-1>", attribute: PLACE
      attribute: KILLED
      attribute: AREA_KM2
      attribute: PLACE
      kinds: [CLAIM]
      kinds: [RETRACTION]
      kinds: [CLAIM, REPORT, DENIAL, RETRACTION]
      kinds: [CORRECTION, RETRACTION]
      media: [NEWS_ARTICLE]
      media: [DOCUMENT]
      media: [NEWS_ARTICLE, BROADCAST]
      media: [DOCUMENT, BACKGROUND_BRIEFING]
      language: "en"
      language: "uk"
      language: "zh-Hans"
      language: "tlh"
      publisher: "<gorortov-radio-1001>"
      publisher: "<birorgrad-tv-1077>"
      publisher: "<russia-1>"
      saidFrom: "2023-09-01T00:00:00Z"
      saidFrom: "2025-08-31T00:00:00Z"
      saidBefore: "2024-09-01T00:00:00Z"
      saidBefore: "2022-09-02T00:00:00Z"
      saidOnOrAfter: "2024-03-01", saidOnOrBefore: "2024-03-01"
      saidOnOrAfter: "2023-09-01"
      saidOnOrAfter: "2025-08-30"
      saidOnOrBefore: "2024-09-01"
      saidOnOrBefore: "2022-09-02"
      recordedFrom: "2023-09-01T00:00:00Z"
      recordedFrom: "2025-08-31T00:00:00Z"
      recordedBefore: "2024-09-01T00:00:00Z"
      recordedBefore: "2022-09-02T00:00:00Z"
      """;

  static final String ACTORS =
      """

      name: "Ministry"
      name: "Shevchenko"
      name: "Volodimir Shevchenco"
      name: "кравчук"
      types: [PERSON]
      types: [STATE]
      types: [PERSON, MILITARY_UNIT]
      types: [STATE, INTERGOVERNMENTAL_ORGANIZATION]
      country: "RU"
      country: "TW"
      countries: ["RU", "TW"]
      within: "<russia-1>"
      within: "<alliance-of-gororma-1201>"
      within: "<ahmed-pavler-4035>"
      within: "<russia-1>", on: "2023-03-01"
      externalId: "Q101003"
      externalId: "WIKIDATA:Q101003"
      externalId: "Q1"
      """;

  static final String ENGAGEMENTS =
      """

      text: "near"
      text: "kosepol"
      text: "kos* -near OR strike"
      kinds: [ARTILLERY_OR_MISSILE_STRIKE]
      kinds: [PRISONER_EXCHANGE]
      kinds: [COMBAT_ENGAGEMENT, PRISONER_EXCHANGE]
      participant: "<israel-4>"
      participant: "<tank-regiment-18-of-france-398>"
      participants: ["<israel-4>", "<tank-regiment-18-of-france-398>"]
      country: "UA"
      countries: ["UA", "RO"]
      countries: ["RO", "TV"]
      country: "RO"
      country: "TV"
      near: {latitude: 49, longitude: 35, kilometres: 300}
      near: {latitude: 49, longitude: 35, kilometres: 5}
      near: {latitude: 0, longitude: 180, kilometres: 500}
      near: {latitude: 0, longitude: 0, kilometres: 20000}
      within: {south: 40, west: 20, north: 60, east: 50}
      within: {south: 48.9, west: 34.9, north: 49.1, east: 35.1}
      within: {south: -90, west: 170, north: 90, east: -170}
      overlapsFrom: "2024-03-01T00:00:00Z", overlapsBefore: "2024-03-02T00:00:00Z"
      overlapsFrom: "2022-01-01T00:00:00Z", overlapsBefore: "2026-01-01T00:00:00Z"
      overlapsFrom: "2025-08-31T00:00:00Z"
      overlapsFrom: "2022-01-01T00:00:00Z"
      overlapsBefore: "2022-09-02T00:00:00Z"
      overlapsBefore: "2026-01-01T00:00:00Z"
      partOf: "<engagement-1>"
      partOf: "<engagement-185>"
      """;

  static final String PLACES =
      """

      name: "kosepol"
      name: "Gorpoltov Nroth"
      countries: ["UA"]
      countries: ["TV"]
      countries: ["UA", "RU", "TW"]
      within: {south: 40, west: 20, north: 60, east: 50}
      within: {south: 48.9, west: 34.9, north: 49.1, east: 35.1}
      precisions: [EXACT]
      precisions: [COUNTRY, ADM1]
      """;

  static final String SOURCES =
      """

      text: "report"
      text: "example.org/17"
      publishers: ["gorortov-radio-1001"]
      publishers: ["birorgrad-tv-1077", "gorortov-radio-1001"]
      publishers: ["russia-1"]
      kinds: [WEB_PAGE]
      kinds: [ARCHIVE]
      kinds: [DOCUMENT, BROADCAST]
      languages: ["en"]
      languages: ["tlh"]
      publishedFrom: "2025-08-01T00:00:00Z"
      publishedFrom: "2022-01-01T00:00:00Z"
      publishedBefore: "2022-10-01T00:00:00Z"
      publishedFrom: "2024-03-01T00:00:00Z", publishedBefore: "2024-03-02T00:00:00Z"
      """;

  static final String DISPUTES =
      """

      states: [CONTESTED]
      states: [DENIED]
      states: [CONTESTED, DENIED]
      attributes: [KILLED]
      attributes: [PLACE, AREA_KM2]
      engagement: "<engagement-1>"
      engagement: "<engagement-10009>"
      engagements: ["<engagement-185>", "<engagement-10009>"]
      subjects: ["<russia-1>", "<ukraine-2>"]
      subjects: ["<mexico-59>"]
      camps: ["<russia-1>"]
      camps: ["<russia-1>", "<ukraine-2>"]
      camps: ["<ahmed-pavler-4035>"]
      """;

  static final String NESTED =
      """
      places(first: 20) { nodes { engagements(first: 5) { nodes { id } } } }
      sources(first: 20) { nodes { statements(first: 5) { nodes { id } } relayedBy(first: 5) { nodes { id } } } }
      engagements(first: 20) { nodes { statements(first: 5) { nodes { id } } } }
      engagements(first: 20, filter: {kinds: [MILITARY_OPERATION]}) { nodes { statements(first: 5) { nodes { id } } } }
      engagements(first: 20) { nodes { parts(first: 5) { nodes { id } } participants { role } } }
      actors(first: 20) { nodes { statements(first: 5) { nodes { id } } } }
      actors(first: 20, filter: {types: [STATE]}) { nodes { statements(first: 5, order: RELEVANCE, filter: {text: "bridge"}) { edges { snippet node { id } } } } }
      engagements(first: 20) { nodes { statements(first: 5, order: RELEVANCE, filter: {text: "the"}) { edges { snippet node { id } } } } }
      actors(first: 20, filter: {types: [STATE]}) { nodes { statements(first: 5) { nodes { id } } } }
      actors(first: 20, filter: {types: [STATE]}) { nodes { engagements(first: 5) { nodes { id } } } }
      statements(first: 20) { nodes { assertions { attribute } citations { source { key } } relations { type } assessments { verdict } engagements { key } } }
      statements(first: 100) { nodes { assertions { attribute } citations { source { key } } engagements { key } } }
      actors(first: 20, filter: {types: [STATE]}) { nodes { positions(engagement: "<engagement-10009>", first: 5) { nodes { polarity } } } }
      actors(first: 1, filter: {types: [STATE]}) { nodes { positions(attribute: PLACE, first: 5) { nodes { polarity } } } }
      engagements(first: 20) { nodes { disputes { state positions { polarity } } } }
      engagements(first: 20) { nodes { disputes(knownAt: "2024-03-01T00:00:00Z", asOf: "2024-02-01T00:00:00Z", states: [CONTESTED], attribute: KILLED) { state } } }
      disputes(first: 20) { nodes { history(first: 5) { nodes { state } } } }
      disputes(first: 20, knownAt: "2024-03-01T00:00:00Z") { nodes { history(first: 5) { nodes { state } } } }
      engagements(first: 20) { nodes { disputes(knownAt: "2024-03-01T00:00:00Z") { positions { assessments { verdict } holders { independentSources } } } } }
      statements(first: 20) { nodes { camp(knownAt: "2024-03-01T00:00:00Z") { key } assertions(knownAt: "2024-03-01T00:00:00Z") { attribute } } }
      statements(first: 20) { nodes { citations(knownAt: "2024-03-01T00:00:00Z") { quote } assessments(knownAt: "2024-03-01T00:00:00Z") { verdict } } }
      statements(first: 20) { nodes { relations(knownAt: "2024-03-01T00:00:00Z") { type } } }
      actors(first: 20, filter: {types: [STATE]}) { nodes { camp(knownAt: "2024-03-01T00:00:00Z") { key } affiliations(knownAt: "2024-03-01T00:00:00Z") { kind } members(knownAt: "2024-03-01T00:00:00Z") { kind } } }
      changes(first: 100) { nodes { before after } }
      changes(first: 100, after: "5000") { nodes { id } }
      changes(first: 100, types: [AFFILIATION]) { nodes { id } }
      changes(first: 100, after: "5000", types: [ASSESSMENT, STATEMENT, ACTOR]) { nodes { id } }
      statements(first: 100) { nodes { revision history(first: 5) { nodes { kind before } } } }
      actors(first: 100) { nodes { revision history(first: 5) { nodes { kind } } affiliations { revision } } }
      statements(first: 20) { nodes { engagements { statements(first: 5) { nodes { id speaker { name } } } } } }
      """;
}
