package scot.adp.audit;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Role;

/** The audit trail, to be read. */
@Service
@Transactional(readOnly = true)
public class AuditTrail {

	private final AuditQueries queries;

	AuditTrail(AuditQueries queries) {
		this.queries = queries;
	}

	/**
	 * Some entries, the latest first, whose actor, operation or subject holds the text.
	 */
	@Allowed(operation = "audit.entry.read", roles = { Role.AUDITOR, Role.ADP_LEAD })
	public List<AuditEntry> entries(String text, int offset, int limit) {
		return queries.entries(text, offset, limit);
	}

	/** How many entries there are with that text. */
	@Allowed(operation = "audit.entry.read", roles = { Role.AUDITOR, Role.ADP_LEAD })
	public int count(String text) {
		return queries.count(text);
	}

}
