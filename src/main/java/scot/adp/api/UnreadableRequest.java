package scot.adp.api;

import java.util.List;

import scot.adp.identity.ErrorForm;
import scot.adp.platform.Problem;

/** A request that cannot be given to the engine, and what its sender can do about it. */
final class UnreadableRequest extends RuntimeException {

	/** What Apollo Client and urql wait for before they send the whole query. */
	static final String NO_PERSISTED_QUERIES = "PERSISTED_QUERY_NOT_SUPPORTED";

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private final transient List<Problem.Field> fields;

	private UnreadableRequest(int status, String code, String message, List<Problem.Field> fields) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
		this.fields = List.copyOf(fields);
	}

	/** A refusal with a status of HTTP. */
	UnreadableRequest(int status, String message) {
		this(status, ErrorForm.code(status), message, List.of());
	}

	/** A refusal for what the request holds; at least one fault is given. */
	UnreadableRequest(List<Problem.Field> faults) {
		this(400, ErrorForm.code(400), faults.getFirst().message(), faults);
	}

	/**
	 * Only the digest of a query was sent. Clients know this message, and send the query.
	 */
	static UnreadableRequest persistedQuery() {
		return new UnreadableRequest(400, NO_PERSISTED_QUERIES, "PersistedQueryNotSupported", List.of());
	}

	int status() {
		return status;
	}

	String code() {
		return code;
	}

	List<Problem.Field> fields() {
		return fields;
	}

}
