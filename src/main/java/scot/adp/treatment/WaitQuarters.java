package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitQuarterView.Counts;
import scot.adp.treatment.WaitQuarterView.Said;
import scot.adp.treatment.WaitQuarterView.Stage;

/**
 * The confirmation of a quarter's waiting times: each service that brings single waits
 * confirms its own, one that files a return does so by filing it, then the partnership
 * confirms all of them. Numbers of a unit are for those of the unit; the support team
 * sees who confirmed.
 */
@Service
@Transactional
public class WaitQuarters {

	/** How many returns of units are looked at, which is more than there can be. */
	private static final int RETURNS = 500;

	private final WaitQuarterStore store;

	private final WaitQuarterRules quarterRules;

	private final WaitRules rules;

	private final PeriodReturns returns;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	WaitQuarters(WaitQuarterStore store, WaitQuarterRules quarterRules, WaitRules rules, PeriodReturns returns,
			CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.store = store;
		this.quarterRules = quarterRules;
		this.rules = rules;
		this.returns = returns;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * How far a quarter is confirmed: of all units for the support team, else of the
	 * caller's own.
	 * @param from its first day
	 */
	@Allowed(operation = "treatment.wait-quarter.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public WaitQuarterView find(LocalDate from) {
		return view(quarter(from), currentCaller.get());
	}

	/** The last quarter that is over. */
	@Allowed(operation = "treatment.wait-quarter.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST,
			Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	public Period last() {
		return PeriodType.QUARTER.of(today()).previous();
	}

	/** The bands by which waits are told, the shortest first. */
	@Allowed(operation = "treatment.wait-quarter.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST,
			Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	public List<WaitRules.Band> bands() {
		return rules.bands();
	}

	/** The code of the rule by which waits of a quarter are judged at its end. */
	@Allowed(operation = "treatment.wait-quarter.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST,
			Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	public String rule(Period quarter) {
		return rules.judging(quarter.to()).code();
	}

	/** Why a quarter that was confirmed can be opened again. */
	@Allowed(operation = "treatment.wait-quarter.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST,
			Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	public CodeList reasons() {
		return quarterRules.reopenedBecause();
	}

	/** The last quarters that the caller's own units still have to confirm. */
	@Allowed(operation = "treatment.wait-quarter.check", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<Owed> owed() {
		return store.owed(quartersBack(), currentCaller.reach())
			.stream()
			.map(it -> new Owed(it.unit(), PeriodType.QUARTER.of(it.quarterFrom())))
			.toList();
	}

	/** The last quarters that are over and that the partnership has not confirmed. */
	@Allowed(operation = "treatment.wait-quarter.confirm",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<WaitQuarterView> open() {
		Caller caller = currentCaller.get();
		return quartersBack().stream()
			.map(quarter -> view(quarter, caller))
			.filter(it -> it.stage() != Stage.CONFIRMED && !it.services().isEmpty())
			.toList();
	}

	/**
	 * Confirms the waits of a unit, or opens them again.
	 * @throws Problem where the quarter is not over, the unit files a return or has no
	 * waits, or somebody said something meanwhile
	 */
	@Allowed(operation = "treatment.wait-quarter.check", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	public void check(Say say) {
		UnitId unit = Objects.requireNonNull(say.unit());
		currentCaller.reaching(unit);
		Period quarter = quarter(say.from());
		Author author = recording.author(unit);
		recording.once(author, say.idempotencyKey(), say, Id::new, () -> {
			store.lock(quarter.from());
			var view = view(quarter, currentCaller.get());
			var service = view.services()
				.stream()
				.filter(it -> it.unit().equals(unit))
				.findFirst()
				.orElseThrow(() -> Problem.invalid("unit",
						"It has no waits in %s, so there is nothing to confirm.".formatted(quarter.name())));
			Problem.unlessSeen(say.expectedNumber(), service.number(), "this confirmation");
			new Problem.Faults()
				.when(service.byReturn(), "unit",
						"It files a return for %s, and confirms by filing it.".formatted(quarter.name()))
				.raise();
			check(say, quarter, service.confirmed());
			return said(say, quarter, unit, service.number() + 1, Set.of(), service.counts(), author);
		});
	}

	/**
	 * Confirms the waits of a quarter for the partnership, or opens them again.
	 * @throws Problem where the quarter is not over, services have not confirmed and it
	 * was not said that it is to be without them, or somebody said something meanwhile
	 */
	@Allowed(operation = "treatment.wait-quarter.confirm",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	public void confirm(Say say) {
		Period quarter = quarter(say.from());
		recording.once(say.idempotencyKey(), say, Id::new, author -> {
			store.lock(quarter.from());
			var view = view(quarter, currentCaller.get());
			Problem.unlessSeen(say.expectedNumber(), view.number(), "this confirmation");
			check(say, quarter, view.stage() == Stage.CONFIRMED);
			var missing = view.services()
				.stream()
				.filter(it -> !it.confirmed())
				.map(WaitQuarterView.Service::unit)
				.collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(UnitId::value))));
			new Problem.Faults()
				.when(view.services().isEmpty(), "from", "No service has waits in %s.".formatted(quarter.name()))
				.when(say.because() == null && !missing.isEmpty() && !say.without(), "without",
						"%d of %d services have not confirmed. Ask them, or say that it is confirmed without them."
							.formatted(missing.size(), view.services().size()),
						"CONFIRM")
				.raise();
			return said(say, quarter, null, view.number() + 1, (say.because() == null) ? missing : Set.of(), null,
					author);
		});
	}

	private void check(Say say, Period quarter, boolean confirmed) {
		var faults = new Problem.Faults()
			.when(!quarter.from().equals(say.from()), "from",
					"Give the first day of the quarter, such as %s.".formatted(quarter.from()))
			.when(!quarter.to().isBefore(today()), "from",
					"%s is not over; confirm it from %s on.".formatted(quarter.name(), quarter.to().plusDays(1)))
			.when(say.because() == null && confirmed, "from", "%s is confirmed already.".formatted(quarter.name()))
			.when(say.because() != null && !confirmed, "from",
					"%s is not confirmed, so it is open.".formatted(quarter.name()));
		if (say.because() != null) {
			quarterRules.reopenedBecause().check(faults, "because", say.because(), today());
		}
		faults.raise();
	}

	private Made<Id> said(Say say, Period quarter, @Nullable UnitId unit, int number, Collection<UnitId> without,
			@Nullable Counts counts, Author author) {
		var id = new Id(UUID.randomUUID());
		store.say(id.value(), unit, quarter.from(), number, say.because(), without,
				(say.because() == null) ? counts : null, author);
		var told = new HashMap<String, String>();
		told.put("said", (say.because() == null) ? "CONFIRMED" : "REOPENED");
		if (say.because() != null) {
			told.put("because", say.because());
		}
		if (!without.isEmpty()) {
			told.put("without", without.stream().map(UnitId::value).collect(Collectors.joining(" ")));
		}
		return new Made<>(id,
				"waits of %s, %s".formatted((unit != null) ? unit.value() : "all services", quarter.name()), told);
	}

	private WaitQuarterView view(Period quarter, Caller caller) {
		boolean team = caller.readsAsTeam();
		Map<Optional<UnitId>, WaitQuarterStore.Row> said = store.last(List.of(quarter.from()))
			.stream()
			.collect(Collectors.toMap(row -> Optional.ofNullable(row.unit()), Function.identity()));
		var own = caller.readUnits();
		var rows = store.counts(List.of(quarter), null, rules.standard(quarter.to()).within())
			.stream()
			.map(it -> byRows(it, said.get(Optional.of(it.unit())), own.contains(it.unit())));
		var filed = returns.page(PeriodReturns.Filter.ALL, 0, RETURNS)
			.stream()
			.filter(it -> it.form().dataSet().equals(ChangedRecords.WAITS) && it.period().equals(quarter))
			.map(it -> byReturn(it, own.contains(it.unit())));
		var services = Stream.concat(rows, filed)
			.sorted(Comparator.comparing(WaitQuarterView.Service::confirmed).thenComparing(it -> it.unit().value()))
			.toList();
		WaitQuarterStore.@Nullable Row all = said.get(Optional.<UnitId>empty());
		return new WaitQuarterView(quarter, stage(services, all), quarter.to().isBefore(today()),
				services.stream().filter(it -> team || it.own()).toList(), (all != null) ? all.told(false) : null,
				(all != null) ? all.number() : 0);
	}

	private static WaitQuarterView.Service byRows(WaitQuarterStore.Counted it, WaitQuarterStore.@Nullable Row said,
			boolean own) {
		boolean changed = said != null && said.because() == null && !it.counts().equals(said.counts());
		return new WaitQuarterView.Service(it.unit(), own, false, true, (said != null) ? said.told(own) : null,
				(said != null) ? said.number() : 0, own ? it.counts() : null, changed);
	}

	private static WaitQuarterView.Service byReturn(PeriodReturnView it, boolean own) {
		boolean filed = it.filedBy() != null && it.filedAt() != null;
		@Nullable Counts counts = own ? WaitReturn.counts(it) : null;
		return new WaitQuarterView.Service(
				it.unit(), own, true, filed, filed ? new Said(null, List.of(), counts,
						Objects.requireNonNull(it.filedBy()), Objects.requireNonNull(it.filedAt())) : null,
				it.version(), counts, false);
	}

	/** The partnership's word holds as long as no service said anything since. */
	private static Stage stage(List<WaitQuarterView.Service> services, WaitQuarterStore.@Nullable Row all) {
		boolean holds = all != null && all.because() == null
				&& services.stream().noneMatch(it -> it.said() != null && it.said().at().isAfter(all.saidAt()));
		if (holds) {
			return Stage.CONFIRMED;
		}
		return (!services.isEmpty() && services.stream().allMatch(WaitQuarterView.Service::confirmed)) ? Stage.CHECKED
				: Stage.OPEN;
	}

	private List<Period> quartersBack() {
		var quarters = new ArrayList<Period>();
		Period quarter = PeriodType.QUARTER.of(today());
		for (int i = 0; i < quarterRules.quartersBack(); i++) {
			quarter = quarter.previous();
			quarters.add(quarter);
		}
		return quarters;
	}

	private static Period quarter(LocalDate from) {
		return PeriodType.QUARTER.of(from);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** Something that was said of a quarter. */
	public record Id(UUID value) implements Identifier {
	}

	/** A quarter that a unit still has to confirm. */
	public record Owed(UnitId unit, Period quarter) {
	}

	/**
	 * A confirmation, or that it is open again.
	 *
	 * @param idempotencyKey new for each time
	 * @param unit whose waits; null for those of all
	 * @param from the first day of the quarter
	 * @param expectedNumber how much had been said that the caller saw
	 * @param without whether it is confirmed without services that have not
	 * @param because why it is opened again, a code; null of a confirmation
	 */
	public record Say(String idempotencyKey, @Nullable UnitId unit, LocalDate from, int expectedNumber, boolean without,
			@Nullable String because) {
	}

}
