package scot.adp.exchange;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Auditable;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/** The register of imports: which file, who, when, what came of it, taken back or not. */
@Service
@Transactional
public class Imports {

	/** The most characters of a reason for taking back. */
	public static final int REASON_LIMIT = 500;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

	private final ImportStore queries;

	// Asked for when needed, since importers use this register.
	private final ObjectProvider<Importer> importers;

	private final Recording recording;

	Imports(ImportStore queries, ObjectProvider<Importer> importers, Recording recording) {
		this.queries = queries;
		this.importers = importers;
		this.recording = recording;
	}

	/**
	 * Notes an import in the transaction that makes it, so that both are kept or neither.
	 * @throws Problem where the same file was imported already and not taken back
	 */
	@Allowed(operation = "exchange.import.record",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.PRACTITIONER })
	@Transactional(propagation = Propagation.MANDATORY)
	public ImportId record(NewImport done) {
		return record(done, UUID.randomUUID());
	}

	/**
	 * The same, of an import whose rows were kept under an id already.
	 * @param value the id
	 */
	@Allowed(operation = "exchange.import.record",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.PRACTITIONER })
	@Transactional(propagation = Propagation.MANDATORY)
	public ImportId record(NewImport done, UUID value) {
		var id = new ImportId(value);
		if (!queries.add(id, done, recording.author())) {
			throw Problem.conflict(queries.standing(done.kind(), done.sha256())
				.map(earlier -> "This file was imported already on %s, as %s. Nothing was changed."
					.formatted(DAY.format(earlier.at()), earlier.fileName()))
				.orElse("This file was imported meanwhile. Nothing was changed."), null);
		}
		var changes = new LinkedHashMap<String, String>();
		changes.put("kind", done.kind());
		changes.put("sha256", done.sha256());
		done.counts().forEach((what, count) -> changes.put(what, String.valueOf(count)));
		recording.tell(subject(id), changes);
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
		String given = Blanks.strip(reason);
		new Problem.Faults().when(given.isEmpty(), "reason", "Say why it is taken back.")
			.text(given, REASON_LIMIT, "reason")
			.raise();
		recording.once(key, List.of(id, given), ImportId::new, author -> {
			var row = queries.locked(id).orElseThrow(() -> Problem.notFound("import", id.value().toString()));
			if (row.takenBackAt() != null) {
				throw Problem.conflict("This import was taken back already. Nothing was changed.", null);
			}
			Importer importer = importers.stream()
				.filter(each -> row.canBeTakenBack() && each.kind().equals(row.kind()))
				.findFirst()
				.orElseThrow(() -> Problem.conflict("Imports of this kind cannot be taken back.", null));
			importer.takeBack(id);
			queries.takeBack(id, author, given);
			return new Made<>(id, subject(id),
					Map.of("kind", row.kind(), "state", "TAKEN_BACK", "reason", Auditable.CHANGED));
		});
		return find(id).orElseThrow(() -> Problem.notFound("import", id.value().toString()));
	}

	private ImportView view(ImportStore.Row row) {
		return views(List.of(row)).getFirst();
	}

	private List<ImportView> views(List<ImportStore.Row> rows) {
		Map<String, String> titles = importers.stream().collect(Collectors.toMap(Importer::kind, Importer::title));
		return rows.stream().map(row -> row.view(titles.getOrDefault(row.kind(), row.kind()))).toList();
	}

	private static String subject(ImportId id) {
		return "import " + id.value();
	}

}
