package scot.adp.identity;

/**
 * A member who was searched for.
 *
 * @param tier how well name and post have the words, as a number of
 * {@link scot.adp.platform.reading.SearchWords.Tier}
 * @param rank how the member compares with others of the tier; more is better
 */
public record FoundMember(MemberView member, int tier, double rank) {
}
