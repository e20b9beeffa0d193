package scot.adp.strategy;

import scot.adp.platform.CodeIdentifier;

/** A plan, such as {@code NAADP-2025}. */
public record PlanCode(String value) implements CodeIdentifier {

	public PlanCode {
		CodeIdentifier.checked(value);
	}

}
