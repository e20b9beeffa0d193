package scot.adp.identity;

import java.time.LocalDate;
import java.util.List;

/**
 * A version of the rules of use.
 *
 * @param from the first day on which it holds
 */
public record UseRules(String version, LocalDate from, List<String> paragraphs) {
}
