package scot.adp.api;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.execution.instrumentation.Instrumentation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.observation.GraphQlObservationInstrumentation;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

@AdpTest
class RequestInstrumentationTests {

	@Autowired
	List<Instrumentation> instrumentations;

	@Test
	void nobodyWaitsToBeToldOfSingleFields() {
		var fields = Arrays.stream(RequestInstrumentation.class.getDeclaredMethods())
			.map(Method::getName)
			.collect(Collectors.toSet());

		assertThat(fields).contains("beginFieldFetching", "instrumentDataFetcher");
		assertThat(instrumentations).filteredOn(it -> !(it instanceof GraphQlObservationInstrumentation))
			.isNotEmpty()
			.allSatisfy(it -> assertThat(overridden(it)).doesNotContainAnyElementsOf(fields));
	}

	private static Set<String> overridden(Instrumentation instrumentation) {
		return List.of(instrumentation.getClass().getDeclaredMethods())
			.stream()
			.map(Method::getName)
			.collect(Collectors.toSet());
	}

}
