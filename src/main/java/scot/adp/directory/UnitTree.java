package scot.adp.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/**
 * The tree of units in memory. It changes only when the organisations' file is loaded,
 * and is asked for at every permission check.
 */
@Component
class UnitTree implements OrganisationNames {

	private final DirectoryQueries queries;

	private volatile Map<UnitId, UnitView> units = Map.of();

	UnitTree(DirectoryQueries queries) {
		this.queries = queries;
	}

	private volatile List<UnitName> current = List.of();

	private volatile Map<OrganisationId, String> organisations = Map.of();

	/** Reads the tree again after a change. */
	void refresh() {
		var fresh = new LinkedHashMap<UnitId, UnitView>();
		queries.units(true).forEach(unit -> fresh.put(unit.code(), unit));
		units = fresh;
		current = queries.units(false).stream().map(UnitTree::named).toList();
		organisations = queries.organisations()
			.stream()
			.collect(Collectors.toMap(OrganisationView::code, OrganisationView::name));
	}

	Map<UnitId, UnitView> all() {
		return units;
	}

	@Override
	public Set<UnitId> withBelow(Collection<UnitId> roots) {
		var found = new HashSet<>(roots);
		// Parents come before their children, so one pass reaches every depth.
		for (UnitView unit : units.values()) {
			if (unit.parent() != null && found.contains(unit.parent())) {
				found.add(unit.code());
			}
		}
		return found;
	}

	@Override
	public Set<UnitId> unitsOf(Collection<OrganisationId> organisations) {
		return units.values()
			.stream()
			.filter(unit -> organisations.contains(unit.organisation()))
			.map(UnitView::code)
			.collect(Collectors.toSet());
	}

	@Override
	public Optional<String> organisation(OrganisationId code) {
		return Optional.ofNullable(organisations.get(code));
	}

	@Override
	public Optional<UnitName> unit(UnitId code) {
		return Optional.ofNullable(units.get(code)).map(UnitTree::named);
	}

	@Override
	public List<UnitName> units() {
		return current;
	}

	private static UnitName named(UnitView unit) {
		return new UnitName(unit.code(), unit.name(), unit.organisation(), unit.organisationName());
	}

}
