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

/** The services that units run. */
@Service
@Transactional(readOnly = true)
public class ServiceRegister {

	private final ServicePlaceStore store;

	ServiceRegister(ServicePlaceStore store) {
		this.store = store;
	}

	/** All services that are run, unit by unit. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public List<ServiceView> all() {
		return store.services();
	}

	/** What units run; units without a service are left out. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public Map<UnitId, List<ServiceView>> of(Collection<UnitId> units) {
		return store.servicesOf(units).stream().collect(Collectors.groupingBy(ServiceView::unit));
	}

	/** Services by id, those that ended too; unknown ids are left out. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public Map<ServiceId, ServiceView> byIds(Collection<ServiceId> ids) {
		return store.services(ids).stream().collect(Collectors.toMap(ServiceView::id, Function.identity()));
	}

	/** A service by id. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	public Optional<ServiceView> find(ServiceId id) {
		return store.services(List.of(id)).stream().findFirst();
	}

}
