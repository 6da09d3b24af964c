package io.counterclaim.recording;

import java.util.Map;

/** What the rules are tried in, and a part of each section that breaks none. */
public final class SmallWorld {
  public static final String WORLD =
      """
      {
        title: 'A small world',
        actors: [
          {key: 'r-state', type: 'STATE', name: 'State', externalIds: {WIKIDATA: 'Q900000001'}},
          {key: 'r-other-state', type: 'STATE', name: 'Other state'},
          {key: 'r-army', type: 'ARMED_FORCE', name: 'Army'},
          {key: 'r-staff', type: 'GOVERNMENT_BODY', name: 'Staff'},
          {key: 'r-general', type: 'PERSON', name: 'General'},
          {key: 'r-outlet', type: 'MEDIA_OUTLET', name: 'Outlet'},
          {key: 'r-watch', type: 'NON_GOVERNMENTAL_ORGANIZATION', name: 'Watch'},
          {key: 'r-alliance', type: 'INTERGOVERNMENTAL_ORGANIZATION', name: 'Alliance'}
        ],
        affiliations: [
          {member: 'r-general', kind: 'COMMANDS', group: 'r-staff', from: '2020-01-01', to: '2026-01-01'},
          {member: 'r-staff', kind: 'SUBUNIT_OF', group: 'r-army'},
          {member: 'r-army', kind: 'SUBUNIT_OF', group: 'r-state'}
        ],
        places: [{key: 'r-place', name: 'Place', precision: 'NEAR'}],
        sources: [
          {key: 'r-source', kind: 'WEB_PAGE', publisher: 'r-outlet', published: '2025-04-26+03:00'},
          {key: 'r-earlier', kind: 'WEB_PAGE', publisher: 'r-outlet', published: '2025-04-25T16+03:00'},
          {key: 'r-earliest', kind: 'WEB_PAGE', publisher: 'r-outlet', published: '2025-04-24T16:05+03:00'},
          {key: 'r-undated', kind: 'CITATION_ONLY', publisher: 'r-outlet'}
        ],
        engagements: [{key: 'r-engagement', kind: 'OTHER', title: 'Engagement', period: '2025-04-26'}],
        statements: [
          {key: 'r-state-said', speaker: 'r-general', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It is over.',
            language: 'en', said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]},
          {key: 'r-state-said-more', speaker: 'r-army', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It was long.',
            language: 'en', said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]},
          {key: 'r-other-said', speaker: 'r-other-state', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It goes on.',
            language: 'en', said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]}
        ]
      }
      """;
  public static final Map<String, String> PARTS =
      Map.of(
          "actors",
          "{key: 'r-new', type: 'OTHER', name: 'New'}",
          "affiliations",
          "{member: 'r-watch', kind: 'MEMBER_OF', group: 'r-alliance'}",
          "places",
          "{key: 'r-new', name: 'New', precision: 'NEAR'}",
          "sources",
          "{key: 'r-new', kind: 'WEB_PAGE', publisher: 'r-outlet'}",
          "engagements",
          "{key: 'r-new', kind: 'OTHER', title: 'New'}",
          "statements",
          """
          {key: 'r-new', speaker: 'r-general', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It rains.', language: 'en',
            said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]}
          """,
          "relations",
          "{from: 'r-state-said', type: 'RESPONDS_TO', to: 'r-other-said', basis: 'EDITORIAL'}",
          "assessments",
          """
          {assessor: 'r-watch', statements: ['r-state-said'], verdict: 'UNVERIFIED', credibility: 'CANNOT_BE_JUDGED_6',
            assessed: '2025-04-27'}
          """);

  private SmallWorld() {}
}
