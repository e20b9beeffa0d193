package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.SharingAgreementView.Party;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Agreements by which partners share records, and which organisations keep records about
 * single persons. An information governance officer acts for the organisation of the own
 * membership alone.
 */
@Service
@Transactional
public class SharingAgreements {

	/** The most characters of a title, a reason or a reference. */
	public static final int LINE_LIMIT = 200;

	/** The most agreements that are told at once. */
	static final int AT_MOST = 500;

	/** The most characters of a longer text. */
	public static final int TEXT_LIMIT = 1000;

	private final AgreementStore store;

	private final PersonLevels levels;

	private final AgreementEnds ends;

	private final PeopleRules rules;

	private final List<RetainedData> kept;

	private final OrganisationNames units;

	private final Officers officers;

	private final Recording recording;

	private final Clock clock;

	SharingAgreements(AgreementStore store, PersonLevels levels, AgreementEnds ends, PeopleRules rules,
			ObjectProvider<RetainedData> kept, OrganisationNames units, Officers officers, Recording recording,
			Clock clock) {
		this.store = store;
		this.levels = levels;
		this.ends = ends;
		this.rules = rules;
		this.kept = kept.orderedStream().toList();
		this.units = units;
		this.officers = officers;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Agreements by the day of their review, the soonest first.
	 * @param over whether those that ended are wanted, or all others
	 */
	@Allowed(operation = "people.agreement.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<SharingAgreementView> page(boolean over, int offset, int limit) {
		return store.page(over, null, offset, limit);
	}

	/** How many there are of those. */
	@Allowed(operation = "people.agreement.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int count(boolean over) {
		return store.count(over, null);
	}

	/**
	 * Agreements to which a unit, or one above it, is a party, and that have not ended,
	 * at most {@value #AT_MOST}.
	 * @param unit null for all
	 */
	@Allowed(operation = "people.agreement.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<SharingAgreementView> of(@Nullable UnitId unit) {
		return store.page(false, (unit != null) ? withAbove(unit) : null, 0, AT_MOST);
	}

	/** An agreement; empty where there is none of that code. */
	@Allowed(operation = "people.agreement.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<SharingAgreementView> find(AgreementCode code) {
		return store.find(code);
	}

	/**
	 * How many rows the caller's organisation keeps under an agreement, by data set; none
	 * of those without.
	 */
	@Allowed(operation = "people.agreement.rows", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<DataSet, Long> heldUnder(AgreementCode code) {
		var held = new LinkedHashMap<DataSet, Long>();
		var own = officers.units();
		kept.forEach(data -> data.heldUnder(List.of(code), own)
			.forEach((agreement, rows) -> held.merge(data.dataSet(), rows, Long::sum)));
		return held;
	}

	/** What agreements may name today, by code. */
	@Allowed(operation = "people.agreement.read", to = Audience.READERS)
	public Choices choices() {
		LocalDate today = LocalDate.now(clock);
		return new Choices(titles(rules.purposes(), today), titles(rules.bases(), today), rules.dataSets(),
				Map.copyOf(rules.classes()), rules.reviewDays());
	}

	/**
	 * Records an agreement to which the caller's organisation is a party.
	 * @param idempotencyKey new for each agreement
	 * @throws Problem where a field is wrong, or there is one of that code
	 */
	@Allowed(operation = "people.agreement.record", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public SharingAgreementView record(String idempotencyKey, New given) {
		New agreement = given.ordered();
		var author = recording.author();
		recording.once(author, idempotencyKey, agreement, Agreement::new, () -> {
			check(agreement, null);
			var id = new Agreement(UUID.randomUUID());
			if (!store.add(agreement, id.value(), author.account().value(), author.words(), author.at())) {
				throw Problem.invalid("code", "There is an agreement of this code; choose another code.");
			}
			confirmOwn(agreement, author);
			return new Made<>(id, subject(agreement.code()),
					Map.of("parties", parties(agreement.parties()), "dataSets",
							agreement.dataSets().stream().map(DataSet::value).collect(Collectors.joining(", ")),
							"personLevel", String.valueOf(agreement.personLevel()), "to", agreement.to().toString()));
		});
		return known(agreement.code());
	}

	/**
	 * Changes what an agreement says; one that ended stays as it is.
	 * @param expectedVersion the version that the caller saw
	 */
	@Allowed(operation = "people.agreement.record", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public SharingAgreementView change(String idempotencyKey, int expectedVersion, New given) {
		New agreement = given.ordered();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(expectedVersion, agreement), Agreement::new, () -> {
			SharingAgreementView stored = open(agreement.code());
			Problem.unlessSeen(expectedVersion, stored.version(), "this agreement");
			check(agreement, New.of(stored));
			var id = new Agreement(UUID.randomUUID());
			if (agreement.equals(New.of(stored))) {
				return Made.found(id);
			}
			if (!store.change(agreement, expectedVersion, agreement.opens(New.of(stored)), author)) {
				throw changedMeanwhile();
			}
			if (agreement.opens(New.of(stored))) {
				confirmOwn(agreement, author);
			}
			return new Made<>(id, subject(agreement.code()), changes(New.of(stored), agreement));
		});
		return known(agreement.code());
	}

	/**
	 * Confirms for the caller's organisation what an agreement about single persons says:
	 * it works once each organisation that gives something did.
	 * @param expectedVersion the version that the caller read
	 * @throws Problem where nothing waits for the caller's organisation, it is not signed
	 * yet, or the organisation keeps no such records
	 */
	@Allowed(operation = "people.agreement.confirm", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public SharingAgreementView confirm(String idempotencyKey, AgreementCode code, int expectedVersion) {
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of("confirm", code, expectedVersion), Agreement::new, () -> {
			SharingAgreementView stored = open(code);
			Problem.unlessSeen(expectedVersion, stored.version(), "this agreement");
			var own = stored.awaiting().stream().filter(own()::contains).toList();
			if (own.isEmpty()) {
				throw Problem.forbidden("Nothing of this agreement waits for your organisation to confirm it.");
			}
			new Problem.Faults().when(stored.signedOn() == null, "signedOn", "It is a draft: it is signed first.")
				.when(!own.stream().allMatch(store::personLevel), "personLevel",
						"Your organisation keeps no records about single persons yet; switch them on first.",
						"PERSON_LEVEL_OFF")
				.raise();
			store.confirm(code, own, author.account().value(), author.words(), author.at());
			return new Made<>(new Agreement(UUID.randomUUID()), subject(code),
					Map.of("confirmed", own.stream().map(OrganisationId::value).collect(Collectors.joining(", "))));
		});
		return known(code);
	}

	/** Whoever records what flows out of the own records confirms it by that. */
	private void confirmOwn(New agreement, Author author) {
		if (agreement.personLevel() && agreement.signedOn() != null) {
			var own = agreement.parties()
				.stream()
				.filter(this::isOwnGiver)
				.flatMap(party -> units.unit(party.unit()).stream())
				.map(OrganisationNames.UnitName::organisation)
				.distinct()
				.toList();
			store.confirm(agreement.code(), own, author.account().value(), author.words(), author.at());
		}
	}

	/** The agreements that ask something of the caller's organisation. */
	@Allowed(operation = "people.agreement.record", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<SharingAgreementView> due() {
		var own = own();
		return store.page(false, null, 0, AT_MOST)
			.stream()
			.filter(it -> it.parties().stream().anyMatch(this::isOwn))
			.filter(it -> it.state() == AgreementState.REVIEW_DUE
					|| (it.signedOn() != null && it.awaiting().stream().anyMatch(own::contains)))
			.toList();
	}

	/**
	 * Stops an agreement for now, or lets it work again. Any party stops it; one about
	 * persons works again only by who gives something.
	 * @param reason why it is stopped; null to let it work again
	 */
	@Allowed(operation = "people.agreement.suspend", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public SharingAgreementView suspend(String idempotencyKey, AgreementCode code, int expectedVersion,
			@Nullable String reason) {
		var author = recording.author();
		@Nullable String why = Blanks.stripped(reason);
		recording.once(author, idempotencyKey, List.of(code, expectedVersion, String.valueOf(why)), Agreement::new,
				() -> {
					SharingAgreementView stored = open(code);
					Problem.unlessSeen(expectedVersion, stored.version(), "this agreement");
					new Problem.Faults().text(why, LINE_LIMIT, "reason").raise();
					if (why == null && stored.personLevel() && stored.parties().stream().noneMatch(this::isOwnGiver)) {
						throw Problem.forbidden(
								"Your organisation takes what others give here, so one of those who give lets it work again.");
					}
					@Nullable LocalDate on = (why != null) ? LocalDate.now(clock) : null;
					if (!store.suspend(code, expectedVersion, on, why, author)) {
						throw changedMeanwhile();
					}
					return new Made<>(new Agreement(UUID.randomUUID()), subject(code),
							Map.of("suspendedOn", String.valueOf(on), "reason", Auditable.CHANGED));
				});
		return known(code);
	}

	/**
	 * Ends an agreement from today on: nobody shares by it any more, and after some days
	 * its secret and its pairs of keys are destroyed for good. Rows stay.
	 */
	@Allowed(operation = "people.agreement.end", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public SharingAgreementView end(String idempotencyKey, AgreementCode code, int expectedVersion, String reason) {
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(code, expectedVersion, reason), Agreement::new, () -> {
			SharingAgreementView stored = open(code);
			Problem.unlessSeen(expectedVersion, stored.version(), "this agreement");
			new Problem.Faults().words(reason, LINE_LIMIT, "reason", "Say in a few words why it ends.").raise();
			LocalDate today = LocalDate.now(clock);
			if (!store.end(code, expectedVersion, today, Blanks.strip(reason), author)) {
				throw changedMeanwhile();
			}
			ends.tell(today);
			return new Made<>(new Agreement(UUID.randomUUID()), subject(code),
					Map.of("endedOn", today.toString(), "reason", Auditable.CHANGED));
		});
		return known(code);
	}

	/** How many days after its end the keys of an agreement are destroyed. */
	@Allowed(operation = "people.agreement.read", to = Audience.READERS)
	public int destroyDays() {
		return rules.destroyDays();
	}

	/** Each organisation, with whether its units may keep records about persons. */
	@Allowed(operation = "people.agreement.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<PersonLevelView> personLevels() {
		return levels.all();
	}

	/**
	 * Lets the units of the caller's organisation keep records about single persons, or
	 * no longer. What is kept already stays as long as its rule says.
	 * @param expectedVersion 0 where nobody set it yet
	 * @param dpia where the assessment for people's privacy is kept
	 */
	@Allowed(operation = "people.person-level.set", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public PersonLevelView setPersonLevel(String idempotencyKey, OrganisationId organisation, int expectedVersion,
			boolean allowed, String dpia) {
		if (!own().contains(organisation)) {
			throw Problem.forbidden("Only the information governance officer of the organisation can set this.");
		}
		new Problem.Faults()
			.words(dpia, LINE_LIMIT, "dpia", "Give the reference of the assessment for people's privacy (DPIA).")
			.raise();
		recording.once(idempotencyKey, List.of(organisation, expectedVersion, allowed, dpia), author -> {
			if (!levels.set(organisation, expectedVersion, allowed, Blanks.strip(dpia), author)) {
				throw Problem.conflict("Somebody set this meanwhile. Look at what it says now.", null);
			}
			recording.tell("organisation " + organisation.value(), Map.of("personLevel", String.valueOf(allowed)));
		});
		return levels.all().stream().filter(it -> it.organisation().equals(organisation)).findFirst().orElseThrow();
	}

	/** The organisations for which the caller, an officer for governance, acts. */
	@Allowed(operation = "people.person-level.set", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Set<OrganisationId> own() {
		return officers.organisations();
	}

	private SharingAgreementView open(AgreementCode code) {
		SharingAgreementView stored = known(code);
		if (stored.parties().stream().noneMatch(this::isOwn)) {
			throw Problem.forbidden("Your organisation is no party to this agreement, so others look after it.");
		}
		if (stored.state() == AgreementState.ENDED) {
			throw Problem.invalid("code", "This agreement has ended and stays as it is.", "AGREEMENT_ENDED");
		}
		return stored;
	}

	private boolean isOwn(Party party) {
		return units.unit(party.unit())
			.map(OrganisationNames.UnitName::organisation)
			.filter(own()::contains)
			.isPresent();
	}

	private boolean isOwnGiver(Party party) {
		return party.part().gives() && isOwn(party);
	}

	/** Checks what an agreement is to say; before it said nothing where it is new. */
	private void check(New given, @Nullable New before) {
		LocalDate today = LocalDate.now(clock);
		var own = given.parties().stream().filter(this::isOwn).toList();
		var known = units.units().stream().map(OrganisationNames.UnitName::unit).collect(Collectors.toSet());
		if (own.isEmpty()) {
			throw Problem.forbidden("Name a unit of your own organisation among the parties; for others, others act.");
		}
		boolean several = given.parties().stream().map(Party::unit).distinct().count() > 1;
		new Problem.Faults().when(given.code().value().startsWith("-"), "code", "Begin the code with a letter.")
			.when(rules.spaces().keySet().stream().anyMatch(it -> it.value().equalsIgnoreCase(given.code().value())),
					"code", "This code stands for something else; choose one such as DSA-014.")
			.words(given.title(), LINE_LIMIT, "title", "Say in a few words what is shared.")
			.when(!known.containsAll(given.parties().stream().map(Party::unit).toList()), "parties",
					"Name units of the partnership alone.")
			.when(given.parties().size() != new HashSet<>(given.parties().stream().map(Party::unit).toList()).size(),
					"parties", "Name each unit once.")
			.when(!several, "parties", "Name at least two units; one alone shares nothing.")
			.when(several && given.parties().stream().noneMatch(it -> it.part().gives()), "parties",
					"Say who gives something.")
			.when(given.purposes().isEmpty(), "purposes", "Say what it is for.")
			.when(!codes(rules.purposes(), today).containsAll(given.purposes()), "purposes",
					"A purpose is none of today's list.", "CODE_NOT_VALID_ON_DATE")
			.when(given.bases().isEmpty(), "bases", "Say on what ground it is shared.")
			.when(!codes(rules.bases(), today).containsAll(given.bases()), "bases", "A ground is none of today's list.",
					"CODE_NOT_VALID_ON_DATE")
			.when(given.dataSets().isEmpty(), "dataSets", "Say which records are shared.")
			.when(!rules.dataSets().keySet().containsAll(given.dataSets()), "dataSets",
					"There are no such records here.")
			.when(given.personLevel()
					&& !given.parties().stream().filter(it -> it.part().gives()).allMatch(this::switchedOn),
					"personLevel",
					"An organisation that gives something keeps no records about single persons yet; its information governance officer switches it on first.",
					"PERSON_LEVEL_OFF")
			.when(given.opens(before) && own.stream().noneMatch(it -> it.part().gives()), "signedOn",
					"Your organisation takes what others give here, so one of those who give says what flows and from when. Leave the day out, and it stays a draft.",
					"NOT_YOURS_TO_GIVE")
			.when(given.to().isBefore(given.from()), "to", "The last day is before the first.")
			.when(given.reviewOn().isBefore(given.from()) || given.reviewOn().isAfter(given.to()), "reviewOn",
					"The review lies between the first and the last day.")
			.when(given.signedOn() != null && given.signedOn().isAfter(today), "signedOn",
					"The day cannot be in the future.")
			.when(given.retentionClass() != null && !rules.classes().containsKey(given.retentionClass()),
					"retentionClass", "There is no such class.")
			.text(given.items(), TEXT_LIMIT, "items")
			.words(given.contacts(), LINE_LIMIT, "contacts", "Name the posts to ask about it.")
			.text(given.document(), LINE_LIMIT, "document")
			.raise();
	}

	private boolean switchedOn(Party party) {
		return units.unit(party.unit())
			.map(OrganisationNames.UnitName::organisation)
			.filter(store::personLevel)
			.isPresent();
	}

	private Collection<UnitId> withAbove(UnitId unit) {
		return units.units()
			.stream()
			.map(OrganisationNames.UnitName::unit)
			.filter(it -> units.withBelow(Set.of(it)).contains(unit))
			.toList();
	}

	private SharingAgreementView known(AgreementCode code) {
		return store.find(code).orElseThrow(() -> Problem.notFound("sharing agreement", code.value()));
	}

	private static Set<String> codes(List<PeopleRules.Listed> list, LocalDate on) {
		return list.stream().filter(it -> it.holds(on)).map(PeopleRules.Listed::code).collect(Collectors.toSet());
	}

	private static Map<String, String> titles(List<PeopleRules.Listed> list, LocalDate on) {
		var titles = new LinkedHashMap<String, String>();
		list.stream().filter(it -> it.holds(on)).forEach(it -> titles.put(it.code(), it.title()));
		return titles;
	}

	private static Problem changedMeanwhile() {
		return Problem.conflict("Somebody changed this agreement meanwhile. Look at what it says now.", null);
	}

	private static String subject(AgreementCode code) {
		return "agreement " + code.value();
	}

	private static String parties(List<Party> parties) {
		return parties.stream().map(it -> it.unit().value() + " " + it.part()).collect(Collectors.joining(", "));
	}

	private static Map<String, String> changes(New before, New now) {
		var changes = new LinkedHashMap<String, String>();
		if (!before.parties().equals(now.parties())) {
			changes.put("parties", parties(now.parties()));
		}
		if (before.personLevel() != now.personLevel()) {
			changes.put("personLevel", String.valueOf(now.personLevel()));
		}
		for (var day : Map
			.of("from", List.of(before.from(), now.from()), "to", List.of(before.to(), now.to()), "reviewOn",
					List.of(before.reviewOn(), now.reviewOn()))
			.entrySet()) {
			if (!day.getValue().getFirst().equals(day.getValue().getLast())) {
				changes.put(day.getKey(), day.getValue().getLast().toString());
			}
		}
		if (!Objects.equals(before.signedOn(), now.signedOn())) {
			changes.put("signedOn", String.valueOf(now.signedOn()));
		}
		if (changes.isEmpty()) {
			changes.put("words", Auditable.CHANGED);
		}
		return changes;
	}

	/**
	 * What agreements may name: purposes and grounds by code, records, classes by code.
	 *
	 * @param reviewDays for how many days after its review is due one still works
	 */
	public record Choices(Map<String, String> purposes, Map<String, String> bases, Map<DataSet, String> dataSets,
			Map<String, String> classes, int reviewDays) {
	}

	/**
	 * An agreement as it is recorded; as in {@link SharingAgreementView}.
	 */
	public record New(AgreementCode code, String title, List<Party> parties, List<String> purposes,
			List<DataSet> dataSets, @Nullable String items, boolean personLevel, List<String> bases, LocalDate from,
			LocalDate to, LocalDate reviewOn, @Nullable LocalDate signedOn, @Nullable String retentionClass,
			String contacts, @Nullable String document) {

		/** Whether records about persons flow by it otherwise than before. */
		boolean opens(@Nullable New before) {
			return personLevel && signedOn != null && (before == null || !flow().equals(before.flow()));
		}

		private List<Object> flow() {
			return List.of(parties, purposes, dataSets, String.valueOf(items), personLevel, bases, from, to, reviewOn,
					String.valueOf(signedOn));
		}

		/** The same, in the one form in which it is kept. */
		New ordered() {
			return new New(code, Blanks.strip(title),
					parties.stream().sorted(Comparator.comparing(it -> it.unit().value())).toList(),
					purposes.stream().distinct().sorted().toList(),
					dataSets.stream().distinct().sorted(Comparator.comparing(DataSet::value)).toList(),
					Blanks.stripped(items), personLevel, bases.stream().distinct().sorted().toList(), from, to,
					reviewOn, signedOn, retentionClass, Blanks.strip(contacts), Blanks.stripped(document));
		}

		/** An agreement as it stands, to be changed. */
		public static New of(SharingAgreementView it) {
			return new New(it.code(), it.title(), it.parties(), it.purposes(), it.dataSets(), it.items(),
					it.personLevel(), it.bases(), it.from(), it.to(), it.reviewOn(), it.signedOn(), it.retentionClass(),
					it.contacts(), it.document());
		}

	}

	private record Agreement(UUID value) implements Identifier {
	}

}
