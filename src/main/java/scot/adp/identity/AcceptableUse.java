package scot.adp.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * The rules that everybody who signs in accepts once per version. Until then nothing else
 * is open to them.
 */
@Service
@Transactional
public class AcceptableUse {

	private final UseAcceptances acceptances;

	private final CurrentCaller caller;

	private final Recording recording;

	AcceptableUse(UseAcceptances acceptances, CurrentCaller caller, Recording recording) {
		this.acceptances = acceptances;
		this.caller = caller;
		this.recording = recording;
	}

	/** The rules that hold today. */
	@Allowed(operation = "identity.use.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public UseRules rules() {
		return acceptances.current();
	}

	/** Whether the caller has still to accept the rules that hold today. */
	@Allowed(operation = "identity.use.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public boolean missing() {
		return acceptances.missing(caller.get());
	}

	/**
	 * Accepts the rules for the caller, once however often it is asked for.
	 * @param version the version that the caller read
	 * @throws Problem where another version holds by now, or the caller is a program
	 */
	@Allowed(operation = "identity.use.accept", to = Audience.SIGNED_IN)
	public void accept(String version) {
		Caller who = caller.get();
		if (who.machine()) {
			throw Problem.forbidden("The owner of a program accepts the rules for it.");
		}
		if (!acceptances.current().version().equals(version)) {
			throw Problem.conflict("The rules have changed since you read them. Read them again.", null);
		}
		if (acceptances.accept(who.account(), version)) {
			recording.tell(Access.subject(who.account()), Map.of("version", version));
		}
	}

	/** What people accepted, the latest first; who accepted nothing is left out. */
	@Allowed(operation = "identity.use.list", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public Map<AccountId, List<UseAcceptance>> accepted(Collection<AccountId> accounts) {
		return acceptances.of(accounts).stream().collect(Collectors.groupingBy(UseAcceptance::account));
	}

}
