package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.RequestError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the texts that clients give. All are null for null; what restricts a list is null for blank
 * text, too, which a form sends for a field that nobody has filled in.
 */
public final class Text {
  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int LONGEST_SEARCH = 300;
  private static final int MOST_VALUES = 100;

  private Text() {}

  public static String key(String argument, String key) {
    if (!isKey(key)) {
      throw RequestError.invalid(
          argument,
          "must be lower-case words of a-z and 0-9 joined by hyphens, at most 100 characters");
    }
    return key;
  }

  static boolean isKey(String text) {
    return text.length() <= 100 && KEY.matcher(text).matches();
  }

  public static String language(String argument, String language) {
    if (isNone(language)) {
      return null;
    }
    if (language.length() > 100 || !LANGUAGE.matcher(language).matches()) {
      throw RequestError.invalid(argument, "must be a BCP 47 language tag, such as en or uk");
    }
    return language;
  }

  /** Language tags, any of which will do. */
  public static List<String> languages(String argument, List<String> languages) {
    return given(argument, languages, Text::language);
  }

  public static List<String> countries(String argument, List<String> countries) {
    return given(argument, countries, Text::country);
  }

  private static List<String> given(
      String argument, List<String> texts, BinaryOperator<String> check) {
    return texts == null
        ? null
        : bounded(argument, texts).stream()
            .map(text -> check.apply(argument, text))
            .filter(Objects::nonNull)
            .toList();
  }

  static <T> List<T> bounded(String argument, List<T> values) {
    if (values.size() > MOST_VALUES) {
      throw RequestError.invalid(
          argument, "must be at most " + MOST_VALUES + " values, not " + values.size());
    }
    return values;
  }

  public static String country(String argument, String country) {
    if (isNone(country)) {
      return null;
    }
    if (!COUNTRIES.contains(country)) {
      throw RequestError.invalid(
          argument, "must be an ISO 3166-1 alpha-2 code in upper case, such as UA");
    }
    return country;
  }

  /**
   * Words to look for; null where there is no letter or digit, since a search that is being typed
   * may begin with a quotation mark or a hyphen.
   */
  public static String words(String argument, String words) {
    if (isNone(words)) {
      return null;
    }
    if (words.length() > LONGEST_SEARCH) {
      throw RequestError.invalid(argument, "must be at most " + LONGEST_SEARCH + " characters");
    }
    if (words.indexOf('\0') >= 0) {
      throw RequestError.invalid(argument, "must not have a zero character");
    }
    return words.codePoints().anyMatch(Character::isLetterOrDigit) ? words : null;
  }

  static boolean isNone(String text) {
    return text == null || text.isBlank();
  }
}
