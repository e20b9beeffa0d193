package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.documents.CheckedFile;
import scot.adp.documents.DocumentFile;
import scot.adp.documents.DocumentId;
import scot.adp.documents.DocumentView;
import scot.adp.documents.Documents;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * The documents that the standards of medication assisted treatment ask for: which there
 * are, whose, and until when somebody found them right. The file itself is kept by the
 * shared part of evidence.
 */
@Service
@Transactional
public class MatDocuments {

	/** The data set of all evidence for the standards. */
	public static final DataSet DATA_SET = ChangedRecords.MAT;

	/** GraphQL's name of one. */
	public static final String TYPE = "MatDocument";

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 200;

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 300;

	/** The most bytes of a file. */
	public static final int FILE_LIMIT = Documents.FILE_LIMIT;

	/** What these files are kept for. */
	private static final String KIND = "treatment.mat";

	/** Stands where no unit was told; what has it has a fault. */
	private static final UnitId UNKNOWN = new UnitId("NONE");

	/** The word for programs where a document is kept already. */
	private static final String KNOWN = "KNOWN_OTHERWISE";

	private static final int REVIEW_YEARS = 5;

	private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

	private final MatStore store;

	private final MatRules rules;

	private final Documents documents;

	private final Partners partners;

	private final ServiceRegister services;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Trial trial;

	private final TransactionTemplate transaction;

	private final Clock clock;

	MatDocuments(MatStore store, MatRules rules, Documents documents, Partners partners, ServiceRegister services,
			CurrentCaller currentCaller, Recording recording, ChangedRecords changes, Trial trial,
			TransactionTemplate transaction, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.documents = documents;
		this.partners = partners;
		this.services = services;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.trial = trial;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Attaches a document to a criterion.
	 * @param file the file; null where only its title is to be known here
	 * @throws Problem where something is wrong, or unusual and not confirmed, or the file
	 * is none that is taken
	 */
	@Allowed(operation = "treatment.mat.document",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public Id record(String idempotencyKey, Entry entry, @Nullable Given file, Door door) {
		// Who may not give it keeps no scanner busy, and nobody waits while one is.
		transaction.executeWithoutResult(status -> expectMine(entry));
		@Nullable CheckedFile checked = (file != null) ? documents.check(file.name(), "document", file.content()) : null;
		return Objects.requireNonNull(transaction.execute(status -> {
			Author author = recording.author(expectMine(entry).unit());
			return recording.once(author, idempotencyKey,
					Arrays.asList(entry, (checked != null) ? checked.sha256() : null), Id::new,
					() -> make(entry, checked, door, author));
		}));
	}

	private Made<Id> make(Entry entry, @Nullable CheckedFile file, Door door, Author author) {
		Checked right = expectRight(entry);
		var id = new Id(UUID.randomUUID());
		@Nullable DocumentId kept = (file != null)
				? documents.keep(file, KIND, String.valueOf(right.entry().title()), author, right.entry().reviewOn())
				: null;
		store.add(id, right.entry(), right.unit(), kept, door, null, author);
		tell(id, 1, List.of(right), author);
		return new Made<>(id, subject(id), Map.of("unit", right.unit().value(), "criterion",
				String.valueOf(right.entry().criterion()), "file", (kept != null) ? Auditable.CHANGED : "NONE"));
	}

	/**
	 * Tells of documents, each for itself: those that are right are kept, of the others
	 * it is told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.mat.document",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Entry> sent, boolean dryRun) {
		currentCaller.reachingAny(sent.stream().map(Entry::unit).filter(Objects::nonNull).toList());
		return trial.each("items", sent.size(), dryRun, () -> recording.once(recording.author(), idempotencyKey, sent,
				Id::new, () -> Made.told(new Id(UUID.randomUUID()))), (i, key) -> {
					Entry entry = sent.get(i);
					Author author = recording.author(expectMine(entry).unit());
					return NodeSource.globalId(TYPE,
							recording.once(author, key, entry, Id::new, () -> make(entry, null, Door.API, author))
								.value());
				});
	}

	/**
	 * Gives a document its file, in the place of one that it has.
	 * @throws Problem where the file is none that is taken
	 */
	@Allowed(operation = "treatment.mat.document",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public void addFile(String idempotencyKey, Id id, int expectedVersion, Given file) {
		transaction.executeWithoutResult(status -> mine(id));
		CheckedFile checked = documents.check(file.name(), "document", file.content());
		transaction.executeWithoutResult(status -> changed(idempotencyKey, id, expectedVersion,
				List.of("file", checked.sha256()), (of, author) -> {
					DocumentId kept = documents.keep(checked, KIND, of.title(), author, of.reviewOn());
					if (of.document() != null) {
						documents.remove(of.document(), author, "Another file stands in its place.");
					}
					store.file(id, kept);
					return Map.of("file", Auditable.CHANGED);
				}));
	}

	/**
	 * Says that somebody looked at a document and found it right until a day.
	 * @throws Problem where the days do not fit, or it was changed meanwhile
	 */
	@Allowed(operation = "treatment.mat.document",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MatDocumentView review(String idempotencyKey, Id id, int expectedVersion, @Nullable LocalDate reviewedOn,
			@Nullable LocalDate reviewOn) {
		return changed(idempotencyKey, id, expectedVersion, Arrays.asList("review", reviewedOn, reviewOn),
				(of, author) -> {
					var faults = new Problem.Faults();
					days(faults, reviewedOn, reviewOn);
					faults
						.when(reviewedOn != null && reviewedOn.isBefore(of.reviewedOn()), "reviewedOn",
								"It was looked at later, on %s.".formatted(of.reviewedOn()))
						.raise();
					LocalDate next = Objects.requireNonNull(reviewOn);
					store.reviewed(id, Objects.requireNonNull(reviewedOn), next, author);
					if (of.document() != null) {
						documents.reviewed(of.document(), next);
					}
					return Map.of("reviewOn", next.toString());
				});
	}

	/** Withdraws a document that should not be there; it counts no more. */
	@Allowed(operation = "treatment.mat.document",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MatDocumentView withdraw(String idempotencyKey, Id id, int expectedVersion, @Nullable String because) {
		return changed(idempotencyKey, id, expectedVersion, Arrays.asList("withdraw", because), (of, author) -> {
			new Problem.Faults().words(because, REASON_LIMIT, "because", "Say in a few words why.").raise();
			withdraw(of, String.valueOf(Blanks.stripped(because)), author);
			return Map.of("withdrawn", "true");
		});
	}

	private void withdraw(MatDocumentView of, String because, Author author) {
		store.withdraw(MatStore.Part.DOCUMENT, of.id().value(), because, author);
		if (of.document() != null) {
			documents.remove(of.document(), author, "The document was withdrawn.");
		}
	}

	private MatDocumentView changed(String key, Id id, int expectedVersion, List<?> input,
			BiFunction<MatDocumentView, Author, Map<String, String>> work) {
		MatDocumentView of = mine(id);
		Author author = recording.author(of.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this document");
			if (!of.stands()) {
				throw Problem.conflict("This was withdrawn.", of.version());
			}
			var told = work.apply(of, author);
			changes.ofMat(id.value(), of.version() + 1, of.unit(), of.reviewedOn(), today(), author.at());
			return new Made<>(id, subject(id), told);
		});
		return store.lockedDocument(id).orElseThrow();
	}

	private MatDocumentView mine(Id id) {
		MatDocumentView of = store.lockedDocument(id)
			.orElseThrow(() -> Problem.notFound("document", id.value().toString()));
		currentCaller.reaching(of.unit());
		return of;
	}

	/** Documents by id; what is unknown is left out. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<MatDocumentView> find(Id id) {
		return Optional.ofNullable(store.documents(List.of(id)).get(id));
	}

	/**
	 * The documents that stand, as whoever looked last found them: today, or on the day
	 * of submission of a cycle where that is over; what is due first.
	 * @param standard null for all
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<MatDocumentView> of(MatRules.Cycle cycle, @Nullable String standard) {
		var standing = store.standing()
			.stream()
			.filter(it -> standard == null || it.standard().equals(standard))
			.toList();
		return MatAssessments.asAt(cycle.toldOf(today()), standing, store.reviews());
	}

	/** Some of the documents that stand, what is due first. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<MatDocumentView> page(Filter filter, int offset, int limit) {
		return store.page(filter, today(), offset, limit);
	}

	/** How many documents stand. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(filter, today());
	}

	/**
	 * A document's file, to be saved elsewhere and never shown in a page.
	 * @throws Problem where it has none, or is another unit's
	 */
	@Allowed(operation = "treatment.mat.open", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER,
			Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST }, scope = Scope.OWN_UNITS)
	public DocumentFile open(Id id) {
		MatDocumentView of = find(id).filter(MatDocumentView::stands)
			.filter(it -> it.document() != null)
			.orElseThrow(() -> Problem.notFound("file", id.value().toString()));
		currentCaller.reaching(of.unit());
		DocumentId file = Objects.requireNonNull(of.document());
		DocumentView kept = Objects.requireNonNull(documents.byIds(List.of(file)).get(file));
		byte[] content = documents.content(file).orElseThrow(() -> Problem.notFound("file", id.value().toString()));
		recording.tell(subject(id), Map.of("size", String.valueOf(content.length)));
		return new DocumentFile(Objects.requireNonNullElse(kept.name(), "document"), kept.mediaType(), content);
	}

	/** Whether a virus scanner looks at files. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public boolean scans() {
		return documents.scans();
	}

	/** The documents past their review of the caller's own units, by unit. */
	@Allowed(operation = "treatment.mat.document",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Owed owed() {
		var units = currentCaller.reach();
		if (units.isEmpty()) {
			return new Owed(0, null);
		}
		var due = store.due(units, today());
		return new Owed(due.stream().mapToInt(MatStore.Due::number).sum(),
				due.stream().map(MatStore.Due::since).min(LocalDate::compareTo).orElse(null));
	}

	/**
	 * Checks entries in few statements.
	 * @return what came of each, in their order
	 */
	List<Checked> check(List<Entry> sent) {
		Map<ServiceId, ServiceView> named = services
			.byIds(sent.stream().map(Entry::service).filter(Objects::nonNull).distinct().toList());
		var units = partners
			.units(Stream.concat(sent.stream().map(Entry::unit).filter(Objects::nonNull),
					named.values().stream().map(ServiceView::unit))
				.distinct()
				.toList())
			.keySet();
		var known = store
			.known(sent.stream().map(Entry::title).map(Blanks::stripped).filter(Objects::nonNull).toList());
		var together = new HashSet<String>();
		var checked = new ArrayList<Checked>();
		sent.forEach(it -> checked.add(check(it.stripped(), named, units, known, together)));
		return checked;
	}

	private Checked check(Entry entry, Map<ServiceId, ServiceView> named, Collection<UnitId> units,
			Collection<String> known, Collection<String> together) {
		var faults = new Problem.Faults();
		@Nullable ServiceView service = (entry.service() != null) ? named.get(entry.service()) : null;
		@Nullable UnitId unit = (entry.unit() != null) ? entry.unit() : (service != null) ? service.unit() : null;
		LocalDate today = today();
		LocalDate day = (entry.reviewedOn() != null) ? entry.reviewedOn() : today;
		faults.when(entry.service() != null && service == null, "service", "There is no such service.")
			.when(unit == null && entry.service() == null, "service", "Say which service or unit it is of.")
			.when(unit != null && !units.contains(unit), "unit", "There is no such unit.")
			.when(service != null && entry.unit() != null && !service.unit().equals(entry.unit()), "unit",
					"Another unit runs this service; leave the unit out.")
			.words(entry.title(), TITLE_LIMIT, "title", "Say what the document is called.");
		VoiceCheck.plain(faults, "title", entry.title(), entry.confirmed());
		Optional<MatRules.Standard> of = rules.of(entry.criterion());
		rules.criteria().check(faults, "criterion", entry.criterion(), day);
		faults.when(entry.standard() != null && of.isPresent() && !of.get().code().equals(entry.standard()), "standard",
				"This criterion is of %s; leave the standard out."
					.formatted(of.map(it -> "standard " + it.number()).orElse("another")));
		days(faults, entry.reviewedOn(), entry.reviewOn());
		faults.when(!entry.confirmed() && entry.reviewOn() != null && entry.reviewOn().isBefore(today), "reviewOn",
				"The day of its review is over. Say that it is right.", VoiceCheck.CONFIRM);
		if (unit != null && entry.title() != null) {
			String same = "%s|%s|%s".formatted(unit.value(), entry.criterion(), entry.title().toLowerCase(Locale.UK));
			faults.when(known.contains(same) || !together.add(same), "title",
					"This unit has a document of this title for this criterion. Say there that it was reviewed.",
					KNOWN);
		}
		return new Checked(entry.of(of.map(MatRules.Standard::code).orElse(entry.standard())),
				(unit != null) ? unit : UNKNOWN, faults.noted());
	}

	private void days(Problem.Faults faults, @Nullable LocalDate reviewedOn, @Nullable LocalDate reviewOn) {
		LocalDate today = today();
		faults.when(reviewedOn == null, "reviewedOn", "Say when somebody last found it right.")
			.when(reviewedOn != null && reviewedOn.isAfter(today), "reviewedOn", "This day is to come.", "IN_FUTURE")
			.when(reviewedOn != null && reviewedOn.isBefore(FIRST_DAY), "reviewedOn",
					"This is long ago; check the year.")
			.when(reviewOn == null, "reviewOn", "Say until when that holds.")
			.when(reviewOn != null && reviewedOn != null && !reviewOn.isAfter(reviewedOn), "reviewOn",
					"The next review is after the last one.")
			.when(reviewOn != null && reviewOn.isAfter(today.plusYears(REVIEW_YEARS)), "reviewOn",
					"This is years ahead; check the year.");
	}

	private Checked expectRight(Entry entry) {
		Checked checked = check(List.of(entry)).getFirst();
		return expect(checked, checked.faults());
	}

	/** What is sent again is known already by its own first time. */
	private Checked expectMine(Entry entry) {
		Checked checked = check(List.of(entry)).getFirst();
		return expect(checked, checked.faults().stream().filter(it -> !KNOWN.equals(it.reason())).toList());
	}

	private Checked expect(Checked checked, List<Problem.Field> faults) {
		if (!checked.unit().equals(UNKNOWN)) {
			currentCaller.reaching(checked.unit());
		}
		if (!faults.isEmpty()) {
			throw Problem.invalid(faults);
		}
		return checked;
	}

	/** Keeps what was checked, as what came in together by a file. */
	void keep(List<Checked> checked, UUID in, Author author) {
		checked.forEach(it -> store.add(new Id(UUID.randomUUID()), it.entry(), it.unit(), null, Door.FILE, in, author));
		tell(new Id(in), 1, checked, author);
	}

	private void tell(Id id, int revision, List<Checked> checked, Author author) {
		checked.stream()
			.collect(Collectors.groupingBy(Checked::unit))
			.forEach((unit, some) -> changes.ofMat(id.value(), revision, unit,
					some.stream()
						.map(it -> Objects.requireNonNull(it.entry().reviewedOn()))
						.min(LocalDate::compareTo)
						.orElseThrow(),
					today(), author.at()));
	}

	/** Takes back what came in by a file. */
	void takeBack(UUID in, String because, Author author) {
		store.cameIn(in).forEach(it -> {
			withdraw(it, because, author);
			changes.ofMat(it.id().value(), it.version() + 1, it.unit(), it.reviewedOn(), today(), author.at());
		});
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private static String subject(Id id) {
		return "MAT document " + id.value();
	}

	/** A document. */
	public record Id(UUID value) implements Identifier {
	}

	/** A file as it was given. */
	public record Given(String name, byte[] content) {
	}

	/**
	 * A document that is told of; faults tell what is missing.
	 *
	 * @param unit whose it is; may be left out where a service is named
	 * @param standard may be left out, since the criterion tells it
	 * @param criterion what it is asked for by, a code
	 * @param reviewedOn when somebody last found it right
	 * @param reviewOn until when that holds
	 * @param confirmed whether somebody said that what is unusual is right
	 */
	public record Entry(@Nullable UnitId unit, @Nullable ServiceId service, @Nullable String standard,
			@Nullable String criterion, @Nullable String title, @Nullable LocalDate reviewedOn,
			@Nullable LocalDate reviewOn, boolean confirmed) {

		/** The same, said to be right. */
		Entry sure() {
			return new Entry(unit, service, standard, criterion, title, reviewedOn, reviewOn, true);
		}

		Entry stripped() {
			return new Entry(unit, service, standard, criterion, Blanks.stripped(title), reviewedOn, reviewOn,
					confirmed);
		}

		Entry of(@Nullable String standard) {
			return new Entry(unit, service, standard, criterion, title, reviewedOn, reviewOn, confirmed);
		}

	}

	/** What came of a check. */
	record Checked(Entry entry, UnitId unit, List<Problem.Field> faults) {
	}

	/** What is looked for. */
	public record Filter(@Nullable String standard, @Nullable UnitId unit, boolean overdue) {
	}

	/**
	 * What is owed.
	 *
	 * @param overdue how many documents are past their review
	 * @param since the day of the first of them
	 */
	public record Owed(int overdue, @Nullable LocalDate since) {
	}

	/** By which way something came in. */
	public enum Door {

		/** Typed into a page. */
		PAGE,
		/** In a file. */
		FILE,
		/** By another program. */
		API,
		/** Invented for a first start. */
		SAMPLE

	}

}
