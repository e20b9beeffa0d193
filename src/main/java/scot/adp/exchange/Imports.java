package scot.adp.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Idempotency;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/** The register of imports: which file, who, when, what came of it, taken back or not. */
@Service
@Transactional
public class Imports {

	/** The most characters of a reason for taking back. */
	public static final int REASON_LIMIT = 500;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

	private final ImportQueries queries;

	// Asked for when needed, since importers use this register.
	private final ObjectProvider<Importer> importers;

	private final CurrentCaller currentCaller;

	private final Idempotency idempotency;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Imports(ImportQueries queries, ObjectProvider<Importer> importers, CurrentCaller currentCaller,
			Idempotency idempotency, ApplicationEventPublisher events, Clock clock) {
		this.queries = queries;
		this.importers = importers;
		this.currentCaller = currentCaller;
		this.idempotency = idempotency;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Notes an import in the transaction that makes it, so that both are kept or neither.
	 * @throws Problem where the same file was imported already and not taken back
	 */
	@Allowed(operation = "exchange.import.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(propagation = Propagation.MANDATORY)
	public ImportId record(NewImport done) {
		Caller caller = currentCaller.get();
		var id = new ImportId(UUID.randomUUID());
		if (!queries.add(id, done, OffsetDateTime.now(clock), caller.account().value(), named(caller))) {
			throw Problem.conflict(queries.standing(done.kind(), done.sha256())
				.map(earlier -> "This file was imported already on %s, as %s. Nothing was changed."
					.formatted(DAY.format(earlier.at()), earlier.fileName()))
				.orElse("This file was imported meanwhile. Nothing was changed."), null);
		}
		events.publishEvent(new ImportRecorded(id, done.kind(), done.sha256(), done.counts()));
		return id;
	}

	/** The import of the same file that still stands; empty where there is none. */
	@Allowed(operation = "exchange.import.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.AUDITOR, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<ImportView> same(String kind, String sha256) {
		return queries.standing(kind, sha256).map(this::view);
	}

	/** Some imports, the newest first. */
	@Allowed(operation = "exchange.import.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.AUDITOR, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<ImportView> page(int offset, int limit) {
		return views(queries.page(offset, limit));
	}

	/** How many imports there are. */
	@Allowed(operation = "exchange.import.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.AUDITOR, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public int count() {
		return queries.count();
	}

	/**
	 * The imports behind one, the newest first; one more than the limit where there are
	 * more.
	 * @param last null to begin with the newest
	 */
	@Allowed(operation = "exchange.import.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.AUDITOR, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<ImportView> behind(@Nullable ImportId last, int limit) {
		return views(queries.behind(last, limit));
	}

	/** One import; empty where there is none. */
	@Allowed(operation = "exchange.import.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.AUDITOR, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<ImportView> find(ImportId id) {
		return queries.find(id).map(this::view);
	}

	/**
	 * Takes an import back, whole or not at all.
	 * @param reason why; kept in the register
	 * @throws Problem where there is no such import, it was taken back already, or cannot
	 * be
	 */
	@Allowed(operation = "exchange.import.take-back", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ImportView takeBack(String key, ImportId id, String reason) {
		Caller caller = currentCaller.get();
		String given = reason.strip();
		new Problem.Faults().when(given.isEmpty(), "reason", "Say why it is taken back.")
			.text(given, REASON_LIMIT, "reason")
			.raise();
		idempotency.once("account " + caller.account().value(), key, List.of("takeBack", id, given), () -> {
			var row = queries.locked(id).orElseThrow(() -> Problem.notFound("import", id.value().toString()));
			if (row.takenBackAt() != null) {
				throw Problem.conflict("This import was taken back already. Nothing was changed.", null);
			}
			Importer importer = importers.stream()
				.filter(each -> row.canBeTakenBack() && each.kind().equals(row.kind()))
				.findFirst()
				.orElseThrow(() -> Problem.conflict("Imports of this kind cannot be taken back.", null));
			importer.takeBack(id);
			queries.takeBack(id, OffsetDateTime.now(clock), caller.account().value(), named(caller), given);
			events.publishEvent(new ImportTakenBack(id, row.kind()));
			return id.value();
		});
		return find(id).orElseThrow(() -> Problem.notFound("import", id.value().toString()));
	}

	private ImportView view(ImportQueries.Row row) {
		return views(List.of(row)).getFirst();
	}

	private List<ImportView> views(List<ImportQueries.Row> rows) {
		Map<String, String> titles = importers.stream().collect(Collectors.toMap(Importer::kind, Importer::title));
		return rows.stream().map(row -> row.view(titles.getOrDefault(row.kind(), row.kind()))).toList();
	}

	private static String named(Caller caller) {
		return "%s, %s".formatted(caller.name(), caller.post());
	}

}
