package io.counterclaim.graphql.execution;

/** Something that the client can put right, and is told in plain words. */
public final class RequestError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public static final String PERHAPS_RECORDED =
      "it is not known whether this was recorded: send the same again, which records it once";

  public final ErrorCode code;

  private RequestError(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** An input breaks a rule: `first: must be at least 1`. */
  public static RequestError invalid(String input, String rule) {
    return new RequestError(ErrorCode.INVALID, input + ": " + rule);
  }

  /** An input names what is not there. */
  public static RequestError notFound(String input, String what) {
    return new RequestError(ErrorCode.NOT_FOUND, input + ": " + what);
  }

  /** An input asks for what is not allowed. */
  public static RequestError forbidden(String input, String rule) {
    return new RequestError(ErrorCode.FORBIDDEN, input + ": " + rule);
  }

  /** An input asks for what nobody may who is not known. */
  public static RequestError unauthenticated(String input, String rule) {
    return new RequestError(ErrorCode.UNAUTHENTICATED, input + ": " + rule);
  }

  /** The client is to send documents, and no hashes of them any more. */
  public static RequestError persistedQueryNotSupported() {
    return new RequestError(
        ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "this service keeps no documents: send query");
  }

  /** The client is to send this document itself. */
  public static RequestError persistedQueryNotFound() {
    return new RequestError(
        ErrorCode.PERSISTED_QUERY_NOT_FOUND,
        "this service's manifest has no such document: send query");
  }

  /** Nobody waits for it any more: nothing of it is stored. */
  static RequestError timeout() {
    return new RequestError(
        ErrorCode.TIMEOUT, "the request took too long, and nothing of this was recorded");
  }

  /** Nobody waits for the answer any more. */
  static RequestError recordedButNotRead() {
    return new RequestError(
        ErrorCode.TIMEOUT, "this was recorded, but the request took too long to tell more of it");
  }

  /** More is asked for than may be. */
  public static RequestError tooExpensive(String rule) {
    return new RequestError(ErrorCode.TOO_EXPENSIVE, rule);
  }

  /** It may go well when the same is asked again. */
  public static RequestError unavailable(String message) {
    return new RequestError(ErrorCode.TIMEOUT, message);
  }

  /** It may be back when the same is asked again. */
  static RequestError databaseAway() {
    return new RequestError(ErrorCode.TIMEOUT, "the database did not answer: try again later");
  }

  /** To record the same again changes nothing if it is there. */
  static RequestError perhapsRecorded() {
    return new RequestError(ErrorCode.TIMEOUT, PERHAPS_RECORDED);
  }
}
