package scot.adp.documents;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;

/**
 * Keeps files for other modules, which say who may give and open them and tell the audit
 * trail. A file is taken in two steps: it is checked and scanned first, which may take a
 * while, and kept within the transaction of the record that it belongs to.
 */
@Component
public class Documents {

	/** The most bytes of a file. */
	public static final int FILE_LIMIT = CheckedFile.LIMIT;

	private static final String DOCUMENTS = """
			select id, kind, title, name, media_type, size_bytes, sha256, scanned_by is not null as scanned,
			    added_by_name, added_at, review_on, removed_at, removed_reason
			from documents.document
			""";

	private static final RowMapper<DocumentView> ROWS = Rows.of(DocumentView.class);

	private static final Logger log = LoggerFactory.getLogger(Documents.class);

	private final JdbcClient jdbc;

	private final ObjectProvider<VirusScanner> scanners;

	Documents(JdbcClient jdbc, ObjectProvider<VirusScanner> scanners) {
		this.jdbc = jdbc;
		this.scanners = scanners;
	}

	/**
	 * Tells what a file is, from its content, and lets the virus scanner look at it.
	 * Never within a transaction: nobody is to wait for a lock while a scanner thinks.
	 * @param name as the file was called
	 * @param otherwise what it is called where that says nothing
	 * @throws Problem where it is too large, of a kind that is not taken, damaged,
	 * protected or harmful
	 */
	@Transactional(propagation = Propagation.NEVER)
	public CheckedFile check(String name, String otherwise, byte[] content) {
		var file = CheckedFile.of(name, otherwise, content);
		@Nullable VirusScanner scanner = scanners.getIfAvailable();
		if (scanner == null) {
			return file;
		}
		boolean passes;
		try {
			passes = scanner.passes(content);
		}
		catch (RuntimeException ex) {
			log.error("The virus scanner {} does not answer", scanner.name(), ex);
			throw Problem.invalid("file", "Files cannot be checked for viruses just now. Try again later.");
		}
		if (!passes) {
			throw Problem.invalid("file", "The virus scanner found something harmful in this file. It was not kept.");
		}
		return file.scannedBy(scanner.name());
	}

	/** Whether a virus scanner looks at files. */
	public boolean scans() {
		return scanners.getIfAvailable() != null;
	}

	/**
	 * Keeps a file.
	 * @param kind what for, such as {@code strategy.evidence}
	 * @param reviewOn when somebody is to look at it again, or null
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public DocumentId keep(CheckedFile file, String kind, String title, Author author, @Nullable LocalDate reviewOn) {
		var id = new DocumentId(UUID.randomUUID());
		jdbc.sql(
				"""
						insert into documents.document (id, kind, title, name, media_type, size_bytes, sha256, content, scanned_by,
						    added_by, added_by_name, added_at, review_on)
						values (:id, :kind, :title, :name, :mediaType, :size, :sha256, :content, :scannedBy, :account, :author,
						    :now, :reviewOn)""")
			.param("id", id.value())
			.param("kind", kind)
			.param("title", title)
			.param("name", file.name())
			.param("mediaType", file.mediaType())
			.param("size", file.content().length)
			.param("sha256", file.sha256())
			.param("content", file.content())
			.param("scannedBy", file.scannedBy())
			.param("account", author.account().value())
			.param("author", author.words())
			.param("now", author.at())
			.param("reviewOn", reviewOn)
			.update();
		return id;
	}

	/** What is known of files; those that are not there are left out. */
	@Transactional(readOnly = true)
	public Map<DocumentId, DocumentView> byIds(Collection<DocumentId> ids) {
		return ids.isEmpty() ? Map.of()
				: jdbc.sql(DOCUMENTS + "where id = any(:ids)")
					.param("ids", Rows.ids(ids))
					.query(ROWS)
					.list()
					.stream()
					.collect(Collectors.toMap(DocumentView::id, Function.identity()));
	}

	/** A file's content; empty where it was taken out. */
	@Transactional(readOnly = true)
	public Optional<byte[]> content(DocumentId id) {
		return jdbc.sql("select content from documents.document where id = :id and content is not null")
			.param("id", id.value())
			.query(byte[].class)
			.optional();
	}

	/** The files of a kind that are to be looked at by a day, the longest due first. */
	@Transactional(readOnly = true)
	public List<DocumentView> dueForReview(String kind, LocalDate by) {
		return jdbc.sql(DOCUMENTS + """
				where kind = :kind and review_on <= :by and removed_at is null order by review_on, added_at, id""")
			.param("kind", kind)
			.param("by", by)
			.query(ROWS)
			.list();
	}

	/**
	 * Says that somebody looked at a file.
	 * @param next when somebody is to look at it again, or null
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void reviewed(DocumentId id, @Nullable LocalDate next) {
		jdbc.sql("update documents.document set review_on = :next where id = :id")
			.param("next", next)
			.param("id", id.value())
			.update();
	}

	/**
	 * Takes a file out for good; that it was there, by whom, when and why it was taken
	 * out stays told.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void remove(DocumentId id, Author author, String reason) {
		jdbc.sql("""
				update documents.document set title = 'Removed', name = null, content = null, removed_at = :now,
				    removed_by_name = :author, removed_reason = :reason
				where id = :id and removed_at is null""")
			.param("now", author.at())
			.param("author", author.words())
			.param("reason", reason)
			.param("id", id.value())
			.update();
	}

	/** Throws files away that were never used, without a trace. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void discard(Collection<DocumentId> ids) {
		if (!ids.isEmpty()) {
			jdbc.sql("delete from documents.document where id = any(:ids)").param("ids", Rows.ids(ids)).update();
		}
	}

}
