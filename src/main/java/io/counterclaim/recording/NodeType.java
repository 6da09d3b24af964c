package io.counterclaim.recording;

import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;

@Description("A type of what can be recorded.")
public enum NodeType {
  @Description("An actor, with its further names and external ids.")
  ACTOR,
  @Description("A place, with its external ids.")
  PLACE,
  @Description("A source.")
  SOURCE,
  @Description("An engagement, with its participants.")
  ENGAGEMENT,
  @Description("A statement, with its citations and the assertions that hold.")
  STATEMENT,
  @Description("An assertion that came later than its statement, or was superseded.")
  ASSERTION,
  @Description("An affiliation.")
  AFFILIATION,
  @Description("A recorded relation of two statements.")
  RELATION,
  @Description("An assessment.")
  ASSESSMENT;

  /** Its name in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
