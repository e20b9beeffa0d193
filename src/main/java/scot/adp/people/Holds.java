package scot.adp.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/**
 * What keeps records although their time has come. A hold lies beside the secrets too:
 * data of before it, which a restore brings back, is held as well.
 */
@Component
class Holds {

	private static final String RESTORED = "placed on %s, which the restored data does not know of";

	private final RetentionStore store;

	private final SecretFolder folder;

	private final OrganisationNames names;

	Holds(RetentionStore store, SecretFolder folder, OrganisationNames names) {
		this.store = store;
		this.folder = folder;
		this.names = names;
	}

	/** What is held, by data set: what the data knows of, then what it forgot. */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	Map<DataSet, List<Retention.Hold>> all() {
		var known = store.holds();
		var ever = store.everHeld();
		var all = new HashMap<DataSet, List<Retention.Hold>>();
		known.forEach(hold -> all.computeIfAbsent(hold.dataSet(), it -> new ArrayList<>()).add(hold));
		folder.holds()
			.stream()
			.filter(it -> !ever.contains(it.id()))
			.map(it -> new Retention.Hold(new Retention.HoldId(it.id()), it.dataSet(), it.organisation(),
					RESTORED.formatted(it.on())))
			.forEach(hold -> all.computeIfAbsent(hold.dataSet(), it -> new ArrayList<>()).add(hold));
		return all;
	}

	/** Whether what some organisations keep in a data set is held. */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	boolean holds(DataSet dataSet, Collection<OrganisationId> organisations) {
		return all().getOrDefault(dataSet, List.of())
			.stream()
			.anyMatch(hold -> hold.ofOne().map(organisations::contains).orElse(true));
	}

	/** Holds what an organisation keeps; in the folder too once it is in the data. */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean place(Retention.HoldId id, OrganisationId organisation, DataSet dataSet, String reason, Author author) {
		boolean already = all().getOrDefault(dataSet, List.of())
			.stream()
			.anyMatch(hold -> hold.ofOne().filter(organisation::equals).isPresent());
		if (already || !store.hold(id, organisation, dataSet, reason, author)) {
			return false;
		}
		var held = new SecretFolder.Held(id.value(), organisation, dataSet, author.at().toLocalDate());
		afterwards(() -> folder.hold(held));
		return true;
	}

	/**
	 * Lifts a hold of some organisations.
	 * @return what it held; empty where there is none of theirs
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<DataSet> lift(Retention.HoldId id, Collection<OrganisationId> own, Author author) {
		var lifted = store.lift(id, own, author)
			.or(() -> folder.holds()
				.stream()
				.filter(it -> it.id().equals(id.value()) && own.contains(it.organisation()))
				.map(SecretFolder.Held::dataSet)
				.findFirst());
		if (lifted.isPresent()) {
			afterwards(() -> folder.release(id.value()));
		}
		return lifted;
	}

	/** Puts into the folder what a stop behind the data kept out of it. */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	void mend(LocalDate today) {
		var there = folder.holds().stream().map(SecretFolder.Held::id).collect(Collectors.toSet());
		store.holds()
			.stream()
			.filter(hold -> !there.contains(hold.id().value()))
			.forEach(hold -> hold.ofOne()
				.ifPresent(organisation -> folder
					.hold(new SecretFolder.Held(hold.id().value(), organisation, hold.dataSet(), today))));
	}

	/** What is undone in the data is not in the folder. */
	private static void afterwards(Runnable change) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				change.run();
			}

		});
	}

	/** The units of those who hold something. */
	Set<UnitId> units(List<Retention.Hold> holding) {
		return names.unitsOf(holding.stream().flatMap(it -> it.ofOne().stream()).collect(Collectors.toSet()));
	}

}
