package scot.adp.people;

/**
 * A service's own number of a case, such as {@code NAD-00123}, of the form that the
 * unit's numbers have. {@link References} makes one of what somebody typed.
 */
public record OwnRef(String value) {
}
