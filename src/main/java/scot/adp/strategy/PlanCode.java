package scot.adp.strategy;

import org.springframework.modulith.NamedInterface;
import scot.adp.platform.CodeIdentifier;

/** A plan, such as {@code NAADP-2025}. */
@NamedInterface("spi")
public record PlanCode(String value) implements CodeIdentifier {

	public PlanCode {
		value = CodeIdentifier.checked(value);
	}

}
