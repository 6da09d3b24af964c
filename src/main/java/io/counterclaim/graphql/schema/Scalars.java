package io.counterclaim.graphql.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalar.GraphqlFloatCoercing;
import graphql.scalar.GraphqlIDCoercing;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import io.counterclaim.base.Json;
import io.smallrye.graphql.api.CustomStringScalar;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The scalars, each taking only what it should: the framework's own take "x" for an Int and turn
 * 99999999999 into another number, and find a malformed time too late to say where it stands.
 */
final class Scalars {
  private Scalars() {}

  static GraphQLScalarType strict(GraphQLScalarType scalar) {
    return switch (scalar.getName()) {
      case "Int" -> graphql.Scalars.GraphQLInt;
      case "Float" ->
          graphql.Scalars.GraphQLFloat.transform(builder -> builder.coercing(new Real()));
      case "String" -> graphql.Scalars.GraphQLString;
      case "Boolean" -> graphql.Scalars.GraphQLBoolean;
      case "ID" -> graphql.Scalars.GraphQLID.transform(builder -> builder.coercing(new Id()));
      case "DateTime" ->
          with(
              scalar,
              new Time(
                  scalar.getCoercing(),
                  text ->
                      OffsetDateTime.parse(text)
                          .withOffsetSameInstant(ZoneOffset.UTC)
                          .toInstant()
                          .toString(),
                  "must be ISO 8601 with an offset, such as 2025-04-26T16:00:00+03:00"),
              "A moment: ISO 8601, always with an offset, such as 2025-04-26T16:00:00+03:00. Answers are in UTC.",
              "https://scalars.graphql.org/andimarek/date-time");
      case "Date" ->
          with(
              scalar,
              new Time(
                  scalar.getCoercing(),
                  text -> day(LocalDate.parse(text)),
                  "must be an ISO 8601 calendar day in the years 1 to 9999, such as 2025-04-26"),
              "A calendar day: ISO 8601, such as 2025-04-26.",
              "https://scalars.graphql.org/andimarek/local-date");
      case "Revision" -> with(scalar, new Digits(), scalar.getDescription());
      case "JSON" ->
          with(
              scalar,
              new Anything(),
              scalar.getDescription(),
              "https://www.rfc-editor.org/rfc/rfc8259");
      default -> scalar;
    };
  }

  private static GraphQLScalarType with(
      GraphQLScalarType scalar, Coercing<?, ?> coercing, String description) {
    return scalar.transform(builder -> builder.coercing(coercing).description(description));
  }

  private static GraphQLScalarType with(
      GraphQLScalarType scalar, Coercing<?, ?> coercing, String description, String specification) {
    return with(scalar, coercing, description)
        .transform(
            builder ->
                builder
                    .specifiedByUrl(specification)
                    .withAppliedDirective(specifiedBy(specification)));
  }

  /** The library prints the address where the directive is applied, and nowhere else. */
  private static GraphQLAppliedDirective specifiedBy(String url) {
    return GraphQLAppliedDirective.newDirective()
        .name("specifiedBy")
        .argument(
            GraphQLAppliedDirectiveArgument.newArgument()
                .name("url")
                .type(GraphQLNonNull.nonNull(graphql.Scalars.GraphQLString))
                .valueProgrammatic(url))
        .build();
  }

  private static String day(LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new DateTimeException("The database may not have it");
    }
    return day.toString();
  }

  /** The framework's own takes any JSON for the text of it. */
  private static final class Id implements Coercing<Object, Object> {
    private final GraphqlIDCoercing framework = new GraphqlIDCoercing();

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return framework.serialize(value, context, locale);
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      if (!(input instanceof String || input instanceof Integer || input instanceof BigInteger)) {
        throw new CoercingParseValueException("must be an id, in a text");
      }
      return framework.parseValue(input, context, locale);
    }

    @Override
    public Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return framework.parseLiteral(input, variables, context, locale);
    }
  }

  /** A number. The framework's takes literals that are too large for one, as infinite. */
  private static final class Real implements Coercing<Double, Double> {
    private final GraphqlFloatCoercing framework = new GraphqlFloatCoercing();

    @Override
    public Double serialize(Object value, GraphQLContext context, Locale locale) {
      return framework.serialize(value, context, locale);
    }

    @Override
    public Double parseValue(Object input, GraphQLContext context, Locale locale) {
      return framework.parseValue(input, context, locale);
    }

    @Override
    public Double parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      Double number = framework.parseLiteral(input, variables, context, locale);
      if (number.isInfinite()) {
        throw new CoercingParseLiteralException("must be a number that 64 bits can hold");
      }
      return number;
    }
  }

  /**
   * A revision, which is text so that no client takes it for a number that it has no room for.
   * Nothing here is of its class, which is another one as soon as dev mode has started anew.
   */
  private static final class Digits implements Coercing<String, String> {
    private static final String RULE = "must be a revision: digits in a string, such as \"1204\"";

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
      return ((CustomStringScalar) value).stringValueForSerialization();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
      try {
        return new Revision((String) input).stringValueForSerialization();
      } catch (NumberFormatException | ClassCastException e) {
        throw new CoercingParseValueException(RULE);
      }
    }

    @Override
    public String parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      try {
        return new Revision(((StringValue) input).getValue()).stringValueForSerialization();
      } catch (NumberFormatException | ClassCastException e) {
        throw new CoercingParseLiteralException(RULE);
      }
    }
  }

  /** JSON, taken and answered as it is and not as text. */
  private static final class Anything implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      try {
        return Json.MAPPER.readTree(((CustomStringScalar) value).stringValueForSerialization());
      } catch (JsonProcessingException e) {
        throw new CoercingSerializeException("Malformed JSON", e);
      }
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      return text(input);
    }

    @Override
    public Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return text(
          ExtendedScalars.Json.getCoercing().parseLiteral(input, variables, context, locale));
    }

    private static String text(Object json) {
      try {
        return Json.MAPPER.writeValueAsString(json);
      } catch (JsonProcessingException e) {
        throw new CoercingParseValueException("must be JSON", e);
      }
    }
  }

  /** A time, taken as text of one form and handed on in that form, in UTC where it is a moment. */
  private record Time(Coercing<?, ?> answers, UnaryOperator<String> form, String rule)
      implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return answers.serialize(value, context, locale);
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      try {
        return form.apply((String) input);
      } catch (DateTimeException | ClassCastException e) {
        throw new CoercingParseValueException(rule);
      }
    }

    @Override
    public Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      try {
        return form.apply(((StringValue) input).getValue());
      } catch (DateTimeException | ClassCastException e) {
        throw new CoercingParseLiteralException(rule);
      }
    }
  }
}
