package scot.adp.shell.parts;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamedTests {

	@Test
	void thingsOfOneNameAreToldApartByANumber() {
		assertThat(Named.apart(List.of("a1", "b1", "a2", "a3"), it -> it.substring(0, 1)).values()).containsExactly("a",
				"b", "a (2)", "a (3)");
	}

}
