package scot.adp.exchange;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One column of a list that is saved.
 *
 * @param <T> what a row of the list is
 * @param width about how many characters are seen at once in a workbook
 * @param value a text, a whole or decimal number, a boolean, a day or an instant; null
 * where there is none, which leaves the cell empty and is never nought
 */
public record ListColumn<T>(String heading, int width, Function<T, @Nullable Object> value) {
}
