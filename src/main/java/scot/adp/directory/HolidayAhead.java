package scot.adp.directory;

import java.time.LocalDate;

/**
 * A holiday on which a service would be open as on other days of the kind.
 *
 * @param name what the holiday is called
 * @param state whether it is, as far as somebody said
 */
public record HolidayAhead(LocalDate day, String name, OpenState state) {
}
