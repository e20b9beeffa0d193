package scot.adp.strategy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.documents.DocumentFile;
import scot.adp.documents.DocumentId;
import scot.adp.documents.DocumentView;
import scot.adp.documents.Documents;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Read;
import scot.adp.platform.reading.WebAddress;

/**
 * Links and files that show what updates claim. A piece is held for who gave it until an
 * update takes it; what no update takes goes after {@value #DAYS_HELD} days.
 */
@Service
@Transactional
public class Evidence {

	/** The most bytes of a file. */
	public static final int FILE_LIMIT = Documents.FILE_LIMIT;

	/** How long a piece waits for its update. */
	public static final int DAYS_HELD = 30;

	/** How many pieces one person can hold for an update. */
	private static final int HELD_AT_MOST = 10;

	private static final int TITLE_LIMIT = 200;

	private static final int REASON_LIMIT = 500;

	/** What these files are kept for. */
	private static final String KIND = "strategy.evidence";

	private final EvidenceStore queries;

	private final ActionScope scope;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Documents documents;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Evidence(EvidenceStore queries, ActionScope scope, CurrentCaller currentCaller, Recording recording,
			Documents documents, TransactionTemplate transaction, Clock clock) {
		this.queries = queries;
		this.scope = scope;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.documents = documents;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** What goes with the updates of actions, the newest first. */
	@Allowed(operation = "strategy.evidence.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<EvidenceView>> of(Collection<ActionId> actions) {
		return queries.ofActions(actions, currentCaller.get())
			.stream()
			.collect(Collectors.groupingBy(EvidenceView::action));
	}

	/** What goes with updates, the newest first. */
	@Allowed(operation = "strategy.evidence.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ProgressUpdates.Id, List<EvidenceView>> ofUpdates(Collection<ProgressUpdates.Id> updates) {
		return queries.ofUpdates(updates, currentCaller.get())
			.stream()
			.collect(Collectors.groupingBy(piece -> Objects.requireNonNull(piece.saidIn())));
	}

	/** One piece; empty where there is none, or somebody else holds it. */
	@Allowed(operation = "strategy.evidence.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<EvidenceView> find(Id id) {
		return queries.find(id, currentCaller.get());
	}

	/** What the caller holds for the next update of an action. */
	@Allowed(operation = "strategy.evidence.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<EvidenceView> held(ActionId action) {
		return queries.held(action, currentCaller.get());
	}

	/**
	 * A file's content, to be saved elsewhere and never shown in a page.
	 * @throws Problem where there is no such file, or the caller may not open it
	 */
	@Allowed(operation = "strategy.evidence.open", to = Audience.PEOPLE)
	public DocumentFile open(Id id) {
		Caller caller = currentCaller.get();
		EvidenceView piece = queries.find(id, caller)
			.filter(found -> found.kind() == Kind.FILE && found.removedAt() == null)
			.orElseThrow(() -> Problem.notFound("file", id.value().toString()));
		if (!piece.opens()) {
			throw Problem.forbidden("Files open for the lead unit, its partner units and the support team.");
		}
		DocumentId document = queries.document(id).orElseThrow();
		DocumentView file = Objects.requireNonNull(documents.byIds(List.of(document)).get(document));
		byte[] content = documents.content(document).orElseThrow();
		recording.tell(subject(id), Map.of("size", String.valueOf(content.length)));
		return new DocumentFile(Objects.requireNonNull(file.name()), file.mediaType(), content);
	}

	/**
	 * Takes a link to be held for an update.
	 * @param title what it shows, or null for "Link"; everyone signed in reads it
	 * @throws Problem where it is no web address or the caller does not answer for the
	 * action's lead unit
	 */
	@Allowed(operation = "strategy.evidence.add",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public EvidenceView addLink(String idempotencyKey, PlanCode plan, String code, @Nullable String title,
			String link) {
		Action action = scope.locked(plan, code);
		Author author = scope.writer(action);
		Read<String> address = WebAddress.read(link);
		var faults = new Problem.Faults().when(!address.isRead(), "link", address.fault());
		faults.text(title, TITLE_LIMIT, "title").raise();
		return hold(idempotencyKey, action, author, Arrays.asList(plan, code, title, link), id -> {
			queries.addLink(id, action, author, Objects.requireNonNullElse(Blanks.stripped(title), "Link"),
					address.found().orElseThrow());
			return Map.of("link", Auditable.CHANGED);
		});
	}

	/**
	 * Takes a file to be held for an update. What it is is told from its content.
	 * @param name as the file was called; everyone signed in reads it without its ending
	 * @throws Problem where it is too large, of a kind that is not taken, damaged,
	 * protected or harmful, or the caller does not answer for the action's lead unit
	 */
	@Allowed(operation = "strategy.evidence.add",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public EvidenceView addFile(String idempotencyKey, PlanCode plan, String code, String name, byte[] content) {
		// Who may not give it keeps no scanner busy, and nobody waits while one is.
		transaction.executeWithoutResult(status -> scope.writer(scope.locked(plan, code)));
		var file = documents.check(name, "evidence", content);
		return Objects.requireNonNull(transaction.execute(status -> {
			Action action = scope.locked(plan, code);
			Author author = scope.writer(action);
			return hold(idempotencyKey, action, author, List.of(plan, code, name, file.sha256()), id -> {
				queries.addFile(id, action, author, file.stem(), documents.keep(file, KIND, file.stem(), author, null));
				return Map.of("mediaType", file.mediaType(), "size", String.valueOf(content.length));
			});
		}));
	}

	/**
	 * Throws away a piece that the caller holds.
	 * @throws Problem where the caller holds no such piece
	 */
	@Allowed(operation = "strategy.evidence.add",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void discard(Id id) {
		if (!queries.discard(id, currentCaller.get())) {
			throw Problem.notFound("evidence", id.value().toString());
		}
		recording.tell(subject(id), Map.of("state", "DISCARDED"));
	}

	/**
	 * Takes content that should not be kept out for good; that it was there stays told.
	 * @param reason why, without repeating what is removed
	 * @throws Problem where there is no such piece or no reason
	 */
	@Allowed(operation = "strategy.evidence.remove", roles = Role.IG_OFFICER)
	public void remove(String idempotencyKey, Id id, @Nullable String reason) {
		@Nullable String given = Blanks.stripped(reason);
		new Problem.Faults().words(given, REASON_LIMIT, "reason", "Say why it is taken out.").raise();
		recording.once(idempotencyKey, Arrays.asList(id, reason), Id::new, author -> {
			if (!queries.removable(id)) {
				throw Problem.notFound("evidence", id.value().toString());
			}
			queries.remove(id, author, String.valueOf(given));
			return new Made<>(id, subject(id), Map.of("reason", Auditable.CHANGED));
		});
	}

	/** Whether a virus scanner looks at files. */
	@Allowed(operation = "strategy.evidence.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public boolean scans() {
		return documents.scans();
	}

	private EvidenceView hold(String key, Action action, Author author, Object input,
			Function<Id, Map<String, String>> adding) {
		Caller caller = currentCaller.get();
		Id kept = recording.once(author, key, input, Id::new, () -> {
			action.expectInPlan();
			if (queries.held(action.id(), caller).size() >= HELD_AT_MOST) {
				throw Problem.invalid("file", "An update takes up to %d pieces of evidence; save it, or take one away."
					.formatted(HELD_AT_MOST));
			}
			var id = new Id(UUID.randomUUID());
			return new Made<>(id, action.subject(), adding.apply(id));
		});
		return queries.find(kept, caller).orElseThrow(() -> Problem.notFound("evidence", kept.value().toString()));
	}

	/**
	 * Takes pieces away that waited too long for an update.
	 * @return how many there were
	 */
	int expire() {
		return queries.expire(OffsetDateTime.now(clock).minusDays(DAYS_HELD));
	}

	private static String subject(Id id) {
		return "evidence " + id.value();
	}

	/** A piece of evidence. */
	public record Id(UUID value) implements Identifier {
	}

	/** What a piece of evidence is. */
	public enum Kind {

		/** The address of a page on the web. */
		LINK,
		/** A file kept here. */
		FILE

	}

}
