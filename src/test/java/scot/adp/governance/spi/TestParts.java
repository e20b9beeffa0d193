package scot.adp.governance.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.vaadin.flow.component.html.Paragraph;
import org.springframework.boot.test.context.TestConfiguration;
import scot.adp.directory.GroupId;
import scot.adp.identity.Caller;

/**
 * Speaks to boards and in papers like a module that governance knows nothing of, though
 * only where a test asks it to.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestParts implements BoardPanel, PaperPart {

	static final Map<GroupId, String> SAID = new ConcurrentHashMap<>();

	static final Set<LocalDate> TOLD = ConcurrentHashMap.newKeySet();

	@Override
	public int order() {
		return 10;
	}

	@Override
	public Optional<Paragraph> on(Board board, Caller caller) {
		return Optional.ofNullable(SAID.get(board.group()))
			.map(words -> new Paragraph("%s For %s as at %s.".formatted(words, board.meeting(), board.asAt())));
	}

	@Override
	public Optional<Section> of(Meeting meeting) {
		return Optional.ofNullable(SAID.get(meeting.group())).map(words -> {
			TOLD.add(meeting.asAt());
			return new Section("From elsewhere", List.of(words, "And no more."), List.of("What", "How many"),
					List.of(List.of("Flats", "3"), List.of("Rooms", "4")));
		});
	}

}
