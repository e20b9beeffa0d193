package scot.adp.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.UnitId;

/** The partner organisations and their units. */
@Service
@Transactional(readOnly = true)
public class Partners {

	private final DirectoryQueries queries;

	private final UnitTree tree;

	Partners(DirectoryQueries queries, UnitTree tree) {
		this.queries = queries;
		this.tree = tree;
	}

	/** All partners with their units. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public List<OrganisationView> organisations() {
		return queries.organisations();
	}

	/** Units by code, those that ended too; unknown codes are left out. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public Map<UnitId, UnitView> units(Collection<UnitId> codes) {
		var all = tree.all();
		return codes.stream()
			.distinct()
			.filter(all::containsKey)
			.collect(Collectors.toMap(Function.identity(), all::get));
	}

	/** The unit that is written so; empty where there is none. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public Optional<UnitView> unit(String code) {
		return tree.all().values().stream().filter(unit -> unit.code().value().equals(code)).findFirst();
	}

	/** All units, the tree laid out depth first. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public List<UnitView> units() {
		return List.copyOf(tree.all().values());
	}

}
