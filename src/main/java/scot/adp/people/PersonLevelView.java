package scot.adp.people;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.OrganisationId;

/**
 * Whether the units of an organisation may keep records about single persons.
 *
 * @param version to send back with a change; 0 where nobody set it yet
 * @param dpia where the assessment for people's privacy is kept; null where nobody set it
 */
public record PersonLevelView(OrganisationId organisation, String name, int version, boolean allowed,
		@Nullable String dpia, @Nullable String setBy) {
}
