package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;
import scot.adp.reporting.spi.SentReturns;
import scot.adp.treatment.MatRules.Lists;
import scot.adp.treatment.MatStandardView.Evidence;
import scot.adp.treatment.MatStandardView.Missing;
import scot.adp.treatment.MatStandardView.Why;

/**
 * How the standards are assessed by cycle: the scores of the streams, the colour that
 * follows from them, and the one that the lead confirms. Services are never beside one
 * another here, and cycles of different criteria are never compared.
 */
@Service
@Transactional
public class MatAssessments {

	/** The return by which the evidence is sent. */
	public static final String RETURN = "MAT-EVIDENCE";

	/** The word for programs where the evidence was sent. */
	static final String RETURN_SENT = "RETURN_SENT";

	private final MatStore store;

	private final MatRules rules;

	private final SentReturns sent;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	MatAssessments(MatStore store, MatRules rules, SentReturns sent, Recording recording, ChangedRecords changes,
			Clock clock) {
		this.store = store;
		this.rules = rules;
		this.sent = sent;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Scores the streams of a standard.
	 * @param expectedVersion the version that the caller decided on; 0 where nobody
	 * scored it
	 * @throws Problem where something is wrong, it is confirmed, or changed meanwhile
	 */
	@Allowed(operation = "treatment.mat.score", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public MatAssessmentView score(String idempotencyKey, String cycle, String standard, int expectedVersion,
			MatScores scores, boolean monitored) {
		return changed(idempotencyKey, cycle, standard, expectedVersion, List.of("score", scores, monitored),
				(of, author) -> {
					var asked = asked(cycle(cycle), standard);
					var faults = new Problem.Faults().when(of.confirmed() != null, "scores",
							"This is confirmed. Open it again first.");
					Arrays.stream(MatStream.values()).forEach(stream -> {
						@Nullable Integer score = scores.of(stream);
						String path = stream.name().toLowerCase(Locale.ROOT);
						faults
							.when(score != null && (score < 0 || score > MatScores.HIGHEST), path,
									"A score is 0, 1, 2 or 3; leave it out where nothing was received.")
							.when(score != null && !asked.streams().contains(stream), path,
									"The standard is not assessed by this in this cycle; leave it out.");
					});
					faults.raise();
					if (scores.equals(of.scores()) && monitored == of.monitored()) {
						return Map.of();
					}
					store.score(of.id(), scores, monitored, author);
					return Map.of("scores",
							Stream.of(scores.process(), scores.numerical(), scores.experiential())
								.map(String::valueOf)
								.collect(Collectors.joining(" ")));
				});
	}

	/**
	 * Confirms the colour of a standard.
	 * @param because why it is another than follows from the rule; null where it is the
	 * same
	 * @throws Problem where nothing is scored yet, a reason is missing, it is confirmed
	 * already, or changed meanwhile
	 */
	@Allowed(operation = "treatment.mat.confirm", roles = Role.ADP_LEAD)
	public MatAssessmentView confirm(String idempotencyKey, String cycle, String standard, int expectedVersion,
			@Nullable Ragb colour, @Nullable String because) {
		@Nullable String reason = Blanks.stripped(because);
		return changed(idempotencyKey, cycle, standard, expectedVersion, Arrays.asList("confirm", colour, reason),
				(of, author) -> {
					MatRules.Cycle in = cycle(cycle);
					Ragb computed = computed(in, asked(in, standard), of, monitoredBefore(in).contains(standard));
					var faults = new Problem.Faults()
						.when(of.confirmed() != null, "confirmed", "This is confirmed already.")
						.when(of.confirmed() == null && computed == Ragb.NOT_ASSESSED, "confirmed",
								"Nothing is scored yet, and the day of submission is not over.")
						.when(colour == null || colour == Ragb.NOT_ASSESSED, "confirmed", "Choose a colour.")
						.text(reason, MatDocuments.REASON_LIMIT, "because")
						.when(colour != null && colour != computed && computed != Ragb.NOT_ASSESSED && reason == null,
								"because", "Say why it is another colour than follows from the scores; both are kept.",
								"REASON_MISSING");
					VoiceCheck.plain(faults, "because", reason, true);
					faults.raise();
					Ragb confirmed = Objects.requireNonNull(colour);
					store.confirm(of.id(), confirmed, computed, rules.rule(in.submission()).code(), reason, author);
					return Map.of("confirmed", confirmed.name(), "computed", computed.name());
				});
	}

	/**
	 * Opens an assessment again that was confirmed, as long as the evidence was not sent.
	 * @throws Problem where it was sent, it is not confirmed, or changed meanwhile
	 */
	@Allowed(operation = "treatment.mat.confirm", roles = Role.ADP_LEAD)
	public MatAssessmentView reopen(String idempotencyKey, String cycle, String standard, int expectedVersion,
			@Nullable String because) {
		return changed(idempotencyKey, cycle, standard, expectedVersion, Arrays.asList("reopen", because),
				(of, author) -> {
					var faults = new Problem.Faults().when(of.confirmed() == null, "because",
							"This is not confirmed, so it is open.");
					rules.list(Lists.REOPENED).check(faults, "because", because, today());
					sentOn(cycle(cycle)).ifPresent(on -> faults.when(true, "because",
							"The evidence was sent on %s. What was sent stands.".formatted(on), RETURN_SENT));
					faults.raise();
					store.reopen(of.id(), String.valueOf(because), author);
					return Map.of("reopened", String.valueOf(because));
				});
	}

	private MatAssessmentView changed(String key, String cycle, String standard, int expectedVersion, List<?> input,
			BiFunction<MatAssessmentView, Author, Map<String, String>> work) {
		MatRules.Cycle in = cycle(cycle);
		asked(in, standard);
		Id made = recording.once(key, List.of(in.code(), standard, expectedVersion, input), Id::new, author -> {
			MatAssessmentView of = store.lockedAssessment(in.code(), standard, author);
			Problem.unlessSeen(expectedVersion, of.version(), "this assessment");
			var told = work.apply(of, author);
			if (told.isEmpty()) {
				return Made.found(of.id());
			}
			changes.ofMat(of.id().value(), of.version() + 1, null, in.period().from(), in.period().to(), author.at());
			return new Made<>(of.id(), "MAT standard %s, %s".formatted(standard, in.period().name()), told);
		});
		return store.assessment(made).orElseThrow();
	}

	/** An assessment by id. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<MatAssessmentView> find(Id id) {
		return store.assessment(id);
	}

	/** All cycles, the earliest first. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<MatRules.Cycle> cycles() {
		return rules.cycles();
	}

	/**
	 * The cycle that is asked about today: that of the day, or the last there is.
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(propagation = Propagation.SUPPORTS)
	public MatRules.Cycle current() {
		return rules.cycleOn(today()).orElse(rules.cycles().getLast());
	}

	/**
	 * A cycle with its standards.
	 * @param code such as {@code 2026-27}
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<MatCycleView> cycleOf(String code) {
		return rules.cycle(code).map(it -> views(List.of(it)).getFirst());
	}

	/**
	 * All cycles with their standards, the earliest first, in the same few statements.
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<MatCycleView> all() {
		return views(rules.cycles().stream().filter(it -> !it.period().from().isAfter(today())).toList());
	}

	/**
	 * How a standard moved from one cycle to another.
	 * @return above nought where it is better than it was
	 * @throws Problem where the two are assessed by different criteria
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<Moved> compare(String earlier, String later) {
		MatRules.Cycle one = cycle(earlier);
		MatRules.Cycle other = cycle(later);
		MatRules.expectAlike(one, other);
		var views = views(List.of(one, other));
		Map<String, Ragb> before = views.getFirst()
			.standards()
			.stream()
			.collect(Collectors.toMap(it -> it.asked().standard().code(), MatStandardView::colour));
		return views.getLast()
			.standards()
			.stream()
			.filter(it -> before.containsKey(it.asked().standard().code()))
			.map(it -> new Moved(it.asked().standard(),
					Objects.requireNonNull(before.get(it.asked().standard().code())), it.colour()))
			.toList();
	}

	/** Whether the standards are told of on the page of an action, as PLAN/CODE. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(propagation = Propagation.SUPPORTS)
	public boolean speakFor(String action) {
		return rules.speaksFor(action);
	}

	/** All criteria of all sets. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList criteria() {
		return rules.criteria();
	}

	/** What waits for the lead: standards that are scored and not confirmed, by cycle. */
	@Allowed(operation = "treatment.mat.confirm", roles = Role.ADP_LEAD)
	@Transactional(readOnly = true)
	public Map<String, Integer> toConfirm() {
		return store.assessments(rules.cycles().stream().map(MatRules.Cycle::code).toList())
			.stream()
			.filter(it -> it.stage() == MatAssessmentView.Stage.COMPUTED)
			.collect(Collectors.groupingBy(MatAssessmentView::cycle, TreeMap::new, Collectors.summingInt(it -> 1)));
	}

	private List<MatCycleView> views(List<MatRules.Cycle> cycles) {
		var codes = new ArrayList<String>();
		cycles.forEach(it -> {
			codes.add(it.code());
			rules.before(it).ifPresent(before -> codes.add(before.code()));
		});
		var assessed = store.assessments(codes)
			.stream()
			.collect(Collectors.groupingBy(MatAssessmentView::cycle,
					Collectors.toMap(MatAssessmentView::standard, Function.identity())));
		var documents = store.standing();
		var looks = store.reviews();
		var improvements = store.improvements(cycles.stream().map(MatRules.Cycle::code).toList(), null);
		return cycles.stream().map(cycle -> {
			var of = assessed.getOrDefault(cycle.code(), Map.of());
			var before = monitored(rules.before(cycle)
				.map(it -> assessed.getOrDefault(it.code(), Map.of()).values())
				.orElse(List.of()));
			var kept = new Kept(cycle, asAt(cycle.toldOf(today()), documents, looks),
					store.rounds(null, cycle.period().from(), cycle.period().to()), store.numbers(cycle.code(), null),
					store.settings(cycle.period().from(), cycle.period().to()));
			return new MatCycleView(cycle, sentOn(cycle).orElse(null),
					cycle.set()
						.standards()
						.stream()
						.sorted(Comparator.comparing(it -> it.standard().number()))
						.map(it -> view(kept, it, of.get(it.standard().code()), before, improvements))
						.toList());
		}).toList();
	}

	private MatStandardView view(Kept kept, MatRules.Asked asked, @Nullable MatAssessmentView assessment,
			Set<String> monitoredBefore, List<MatImprovementView> improvements) {
		String standard = asked.standard().code();
		boolean before = monitoredBefore.contains(standard);
		var open = improvements.stream()
			.filter(it -> it.cycle().equals(kept.cycle().code()) && it.standard().equals(standard)
					&& it.doneOn() == null)
			.toList();
		return new MatStandardView(kept.cycle(), asked, assessment, computed(kept.cycle(), asked, assessment, before),
				before,
				Arrays.stream(MatStream.values()).map(stream -> evidence(kept, asked, stream, assessment)).toList(),
				open.size(), (int) open.stream().filter(it -> it.overdue(today())).count());
	}

	private Evidence evidence(Kept kept, MatRules.Asked asked, MatStream stream,
			@Nullable MatAssessmentView assessment) {
		boolean required = asked.streams().contains(stream);
		@Nullable Integer score = (assessment != null) ? assessment.scores().of(stream) : null;
		return switch (stream) {
			case PROCESS -> new Evidence(stream, required, score, kept.documents(asked).size(),
					required ? missingDocuments(kept, asked) : List.of());
			case NUMERICAL -> new Evidence(stream, required, score, kept.numbers(asked).size(),
					required ? missingNumbers(kept, asked) : List.of());
			case EXPERIENTIAL -> new Evidence(stream, required, score, kept.rounds(asked).size(),
					required ? missingGroups(kept, asked) : List.of());
		};
	}

	/** Criteria whose documents are all past their review, then those without any. */
	private List<Missing> missingDocuments(Kept kept, MatRules.Asked asked) {
		LocalDate day = kept.cycle().toldOf(today());
		var documents = kept.documents(asked);
		var overdue = documents.stream()
			.filter(it -> documents.stream().noneMatch(of -> of.criterion().equals(it.criterion()) && !of.overdue(day)))
			.map(it -> new Missing(Why.DOCUMENT_OVERDUE, it.criterion(), it.title()));
		var none = asked.criteria()
			.stream()
			.filter(it -> documents.stream().noneMatch(of -> of.criterion().equals(it.code())))
			.map(it -> new Missing(Why.NO_DOCUMENT, it.code(), it.label()));
		return Stream.concat(overdue, none).toList();
	}

	private List<Missing> missingNumbers(Kept kept, MatRules.Asked asked) {
		var standard = asked.standard();
		var typed = kept.numbers(asked);
		if (!standard.settings().isEmpty()) {
			CodeList settings = rules.list(Lists.SETTING);
			return standard.settings()
				.stream()
				.filter(it -> !kept.settings().contains(it) && typed.stream().noneMatch(of -> it.equals(of.setting())))
				.map(it -> new Missing(Why.NO_NUMBERS_OF_SETTING, it, settings.label(it)))
				.toList();
		}
		return (standard.measures().isEmpty() && typed.isEmpty()) ? List.of(new Missing(Why.NO_SOURCE, "", ""))
				: List.of();
	}

	private List<Missing> missingGroups(Kept kept, MatRules.Asked asked) {
		var rounds = kept.rounds(asked);
		if (rounds.isEmpty()) {
			return List.of(new Missing(Why.NOBODY_ASKED, "", ""));
		}
		return rules.list(Lists.RESPONDENT)
			.on(kept.cycle().period().to())
			.stream()
			.filter(it -> rounds.stream().noneMatch(of -> of.respondent().equals(it.code())))
			.map(it -> new Missing(Why.GROUP_NOT_ASKED, it.code(), it.label()))
			.toList();
	}

	private Ragb computed(MatRules.Cycle cycle, MatRules.Asked asked, @Nullable MatAssessmentView of,
			boolean monitoredBefore) {
		@Nullable Ragb then = (of != null) ? of.computed() : null;
		return (then != null) ? then
				: rules.rule(cycle.submission())
					.of((of != null) ? of.scores() : MatScores.NONE, asked.streams(), monitoredBefore,
							cycle.submission(), today());
	}

	private Set<String> monitoredBefore(MatRules.Cycle cycle) {
		return rules.before(cycle).map(it -> monitored(store.assessments(List.of(it.code())))).orElse(Set.of());
	}

	private static Set<String> monitored(Collection<MatAssessmentView> of) {
		return of.stream()
			.filter(MatAssessmentView::monitored)
			.map(MatAssessmentView::standard)
			.collect(Collectors.toSet());
	}

	/**
	 * Documents as whoever looked last before the end of a day found them; of two looks
	 * on one day the one that was told last holds.
	 * @param looks in the order in which they were told
	 */
	static List<MatDocumentView> asAt(LocalDate day, List<MatDocumentView> documents, List<MatTally.Review> looks) {
		var byDocument = looks.stream().collect(Collectors.groupingBy(MatTally.Review::document));
		return documents.stream()
			.flatMap(it -> byDocument.getOrDefault(it.id(), List.of())
				.stream()
				.filter(look -> !look.reviewedOn().isAfter(day))
				.reduce((one, other) -> other.reviewedOn().isBefore(one.reviewedOn()) ? one : other)
				.map(it::as)
				.stream())
			.sorted(Comparator.comparing(MatDocumentView::reviewOn))
			.toList();
	}

	private Optional<LocalDate> sentOn(MatRules.Cycle cycle) {
		return sent.sentOn(RETURN, cycle.period().name());
	}

	private MatRules.Cycle cycle(String code) {
		return rules.cycle(code).orElseThrow(() -> Problem.invalid("cycle", "There is no such cycle."));
	}

	private static MatRules.Asked asked(MatRules.Cycle cycle, String standard) {
		return cycle.set()
			.of(standard)
			.orElseThrow(() -> Problem.invalid("standard", "The cycle has no such standard."));
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** An assessment. */
	public record Id(UUID value) implements Identifier {
	}

	/** How a standard moved from one cycle to another of the same criteria. */
	public record Moved(MatRules.Standard standard, Ragb before, Ragb now) {
	}

	/** What is kept of a cycle. */
	private record Kept(MatRules.Cycle cycle, List<MatDocumentView> standing, List<MatRoundView> held,
			List<MatNumberView> typed, Set<String> settings) {

		List<MatDocumentView> documents(MatRules.Asked asked) {
			var criteria = asked.criteria().stream().map(CodeList.Value::code).collect(Collectors.toSet());
			return standing.stream().filter(it -> criteria.contains(it.criterion())).toList();
		}

		List<MatRoundView> rounds(MatRules.Asked asked) {
			return held.stream().filter(it -> it.standard().equals(asked.standard().code())).toList();
		}

		List<MatNumberView> numbers(MatRules.Asked asked) {
			return typed.stream().filter(it -> it.standard().equals(asked.standard().code())).toList();
		}

	}

}
