package scot.adp.directory.graphql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.platform.NodeSource;

/** Finds organisations, units and groups by global id. */
@Configuration(proxyBeanMethods = false)
class DirectoryNodes {

	@Bean
	NodeSource organisationNodes(Partners partners) {
		return new Listed<>("Organisation", () -> partners.organisations(), it -> it.code().value());
	}

	@Bean
	NodeSource unitNodes(Partners partners) {
		return new Listed<>("Unit", () -> partners.units(), it -> it.code().value());
	}

	@Bean
	NodeSource groupNodes(Groups groups) {
		return new Listed<>("Group", () -> groups.groups(), it -> it.code().value());
	}

	private record Listed<T>(String type, Supplier<List<T>> list, Function<T, String> code) implements NodeSource {

		@Override
		public Optional<?> find(String localId) {
			return list.get().stream().filter(it -> code.apply(it).equals(localId)).findFirst();
		}

	}

}
