package scot.adp.measures;

/**
 * How long filling a form in took of late, from opening it to filing it.
 *
 * @param minutes the median, begun minutes whole
 * @param filings of how many
 */
public record ReturnTime(int minutes, int filings) {
}
