package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.spi.PersonAddress;
import scot.adp.people.spi.PersonPanel;
import scot.adp.people.spi.PersonPanel.Entry;
import scot.adp.people.spi.PersonPanel.Told;
import scot.adp.people.spi.PersonPanel.Whom;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * One person as one unit knows them: all that it keeps here, on one page. For those who
 * work with people in that unit or above it, and where its organisation keeps records
 * about persons; for anybody else there is nobody.
 */
@Service
@Transactional
public class Persons {

	private final List<PersonPanel> panels;

	private final List<RetainedData> kept;

	private final References references;

	private final Agreements agreements;

	private final PersonKeys keys;

	private final PeopleRules rules;

	private final Holds holds;

	private final EndingStore endings;

	private final OrganisationNames names;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	Persons(ObjectProvider<PersonPanel> panels, ObjectProvider<RetainedData> kept, References references,
			Agreements agreements, PersonKeys keys, PeopleRules rules, Holds holds, EndingStore endings,
			OrganisationNames names, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.panels = panels.stream().sorted(Comparator.comparing(PersonPanel::order)).toList();
		this.kept = kept.orderedStream().toList();
		this.references = references;
		this.agreements = agreements;
		this.keys = keys;
		this.rules = rules;
		this.holds = holds;
		this.endings = endings;
		this.names = names;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/** The caller's own units whose organisation keeps records about persons, by name. */
	@Allowed(operation = PersonAddress.OPERATION, roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public List<Own> units() {
		var reach = currentCaller.reach();
		LocalDate today = today();
		var own = names.units().stream().filter(it -> reach.contains(it.unit())).toList();
		var keeping = own.stream()
			.collect(Collectors.toMap(OrganisationNames.UnitName::organisation, OrganisationNames.UnitName::unit,
					(one, other) -> one))
			.entrySet()
			.stream()
			.filter(it -> agreements.personLevel(it.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		return own.stream()
			.filter(it -> keeping.contains(it.organisation()))
			.flatMap(it -> references.pattern(it.unit(), today)
				.map(pattern -> new Own(it.unit(), it.name(), pattern))
				.stream())
			.toList();
	}

	/** Whether a unit's people have pages that the caller may open. */
	@Allowed(operation = PersonAddress.OPERATION, roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public boolean shows(UnitId unit) {
		return keeps(unit);
	}

	/**
	 * Looks for a person by the unit's own number. What is found goes on record when it
	 * is opened.
	 * @return a record of theirs, by which to open the page; empty where the unit keeps
	 * nothing under this number
	 * @throws scot.adp.platform.Problem where it has not the form of the unit's numbers;
	 * what was given is not repeated
	 */
	@Allowed(operation = PersonAddress.OPERATION, roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Optional<UUID> find(UnitId unit, Endings.Someone who) {
		if (!keeps(unit)) {
			return Optional.empty();
		}
		var reference = references.read("ownRef", unit, today(), String.valueOf(who.ownRef()));
		var whom = whom(unit, Set.of(reference), Set.of());
		return told(whom).values()
			.stream()
			.flatMap(it -> it.entries().stream())
			.max(Comparator.comparing(Entry::from).thenComparing(Entry::record))
			.map(Entry::record);
	}

	/**
	 * What a unit of the caller keeps of the person of whom a record tells; goes on
	 * record, with the ids of all rows.
	 * @return empty where there is no such record, and where it is not for the caller
	 */
	@Allowed(operation = PersonAddress.OPERATION, roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<PersonView> open(UUID record) {
		return mine().flatMap(panel -> panel.whose(record).stream())
			.filter(whose -> keeps(whose.unit()))
			.findFirst()
			.map(whose -> whom(whose.unit(), Stream.ofNullable(whose.reference()).collect(Collectors.toSet()),
					Stream.ofNullable(whose.key()).collect(Collectors.toSet())))
			.map(whom -> view(record, whom));
	}

	private PersonView view(UUID record, Whom whom) {
		var told = told(whom);
		var rows = new TreeMap<>(Map.of("unit", whom.unit().value()));
		told.forEach((panel, of) -> rows.put("rows." + panel.dataSet().value(),
				of.entries().stream().map(it -> it.record().toString()).sorted().collect(Collectors.joining(" "))));
		recording.tell("person of record " + record, rows);
		var parts = new ArrayList<PersonView.Part>();
		var called = new LinkedHashSet<>(whom.references());
		told.forEach((panel, of) -> {
			var inOrder = of.entries().stream().sorted(Comparator.comparing(Entry::from)).toList();
			inOrder.stream().map(Entry::reference).filter(Objects::nonNull).forEach(called::add);
			parts.add(new PersonView.Part(panel.dataSet(), panel.title(), new Told(inOrder, of.goesOn(), of.next())));
		});
		return new PersonView(record, whom.unit(), List.copyOf(called), parts, shares(whom, told.keySet()),
				keptUntil(whom.unit(), told), endings.of(whom.keys(), currentCaller.reach()));
	}

	/** What each module keeps that keeps something and tells the caller. */
	private Map<PersonPanel, Told> told(Whom whom) {
		LocalDate today = today();
		var told = new LinkedHashMap<PersonPanel, Told>();
		mine().forEach(panel -> {
			var of = panel.of(whom, today);
			if (!of.entries().isEmpty()) {
				told.put(panel, of);
			}
		});
		return told;
	}

	private Stream<PersonPanel> mine() {
		var caller = currentCaller.get();
		return panels.stream().filter(panel -> caller.may(panel.operation()));
	}

	private boolean keeps(UnitId unit) {
		return currentCaller.reach().contains(unit) && agreements.personLevel(unit);
	}

	/**
	 * The person as the unit's rows know them: a number of its own and a CHI number that
	 * stand in one row are of one person, in each data set.
	 */
	private Whom whom(UnitId unit, Set<OwnRef> references, Set<PersonKey> known) {
		var all = new LinkedHashSet<>(known);
		kept.forEach(data -> references.forEach(reference -> all.addAll(data.keysOf(unit, reference))));
		kept.forEach(data -> all.addAll(data.sameAs(all, Set.of(unit))));
		return new Whom(unit, references, all);
	}

	private List<PersonView.Share> shares(Whom whom, Collection<PersonPanel> told) {
		LocalDate today = today();
		var purposes = rules.purposes()
			.stream()
			.collect(Collectors.toMap(PeopleRules.Listed::code, PeopleRules.Listed::title));
		return told.stream()
			.flatMap(panel -> agreements.giving(whom.unit(), panel.dataSet(), today).stream())
			.filter(it -> it.state().works())
			.distinct()
			.map(it -> new PersonView.Share(it.code(), it.title(), takers(it, whom.unit()),
					it.purposes().stream().map(code -> purposes.getOrDefault(code, code)).toList(), it.to(),
					keys.knownUnder(it.code(), whom.keys())))
			.toList();
	}

	private List<String> takers(SharingAgreementView agreement, UnitId unit) {
		return agreement.parties()
			.stream()
			.filter(party -> party.part().takes() && !agreements.reaches(party, unit))
			.map(party -> names.unit(party.unit())
				.map(OrganisationNames.UnitName::name)
				.orElseGet(() -> party.unit().value()))
			.toList();
	}

	private List<PersonView.Kept> keptUntil(UnitId unit, Map<PersonPanel, Told> told) {
		var inForce = rules.retention(today());
		var organisations = names.unit(unit).map(OrganisationNames.UnitName::organisation).stream().toList();
		var all = new ArrayList<PersonView.Kept>();
		told.forEach((panel, of) -> {
			for (DataSet dataSet : panel.dataSets()) {
				boolean held = holds.holds(dataSet, organisations);
				inForce.stream()
					.filter(rule -> rule.dataSet().equals(dataSet))
					.map(rule -> new PersonView.Kept(rule,
							dataSet.equals(panel.dataSet()) ? firstGoes(rule, of.entries()) : null, held))
					.forEach(all::add);
			}
		});
		return all;
	}

	private static @Nullable LocalDate firstGoes(RetentionRuleView rule, List<Entry> entries) {
		return rule.trigger().ofThePerson() ? null
				: entries.stream()
					.map(Entry::keptFrom)
					.filter(Objects::nonNull)
					.min(Comparator.naturalOrder())
					.map(day -> rule.lastDay(day).plusDays(1))
					.orElse(null);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/**
	 * An own unit that keeps records about persons.
	 *
	 * @param pattern what its numbers look like, such as {@code NAD-#####}
	 */
	public record Own(UnitId unit, String name, String pattern) {
	}

}
