package scot.adp.identity;

import java.util.Optional;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;

/** What the guard decided, with the operation that was asked for. */
public class Refusal extends AuthorizationDecision {

	private static final long serialVersionUID = 1L;

	private final String operation;

	Refusal(String operation, boolean granted) {
		super(granted);
		this.operation = operation;
	}

	/** The operation that a failure refused; empty where it is no refusal of ours. */
	public static Optional<String> of(Throwable failure) {
		return (failure instanceof AuthorizationDeniedException denied
				&& denied.getAuthorizationResult() instanceof Refusal refusal) ? Optional.of(refusal.operation)
						: Optional.empty();
	}

}
