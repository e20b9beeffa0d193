package scot.adp.directory.spi;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Paragraph;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import scot.adp.directory.GroupId;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;

/**
 * Shows itself with units and groups like a module that they know nothing of, when a test
 * asks for it.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDirectoryPanels {

	static final AtomicBoolean SHOWN = new AtomicBoolean();

	@Bean
	UnitPanel testUnitPanel() {
		return new UnitPanel() {

			@Override
			public int order() {
				return 1;
			}

			@Override
			public Map<UnitId, Paragraph> of(Collection<UnitId> units, Caller caller) {
				return shown(units, unit -> "Known of unit %s to %s.".formatted(unit.value(), caller.username()));
			}
		};
	}

	@Bean
	GroupPanel testGroupPanel() {
		return new GroupPanel() {

			@Override
			public int order() {
				return 1;
			}

			@Override
			public Map<GroupId, Paragraph> of(Collection<GroupId> groups, Caller caller) {
				return shown(groups, group -> "Known of group %s to %s.".formatted(group.value(), caller.username()));
			}
		};
	}

	private static <T> Map<T, Paragraph> shown(Collection<T> all, Function<T, String> words) {
		return SHOWN.get()
				? all.stream().limit(1).collect(Collectors.toMap(it -> it, it -> new Paragraph(words.apply(it))))
				: Map.of();
	}

}
