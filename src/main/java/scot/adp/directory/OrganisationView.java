package scot.adp.directory;

import java.util.List;

import scot.adp.platform.OrganisationId;

/** An organisation with all its units, in the order of the tree. */
public record OrganisationView(OrganisationId code, String name, OrganisationKind kind, List<UnitView> units) {
}
