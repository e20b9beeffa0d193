package scot.adp.activities.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.MessageSetView;
import scot.adp.activities.MessageSets;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** Agreed words, and who uses them. */
@Controller
class MessageController {

	private final MessageSets messages;

	private final ActivityLists lists;

	private final Partners partners;

	MessageController(MessageSets messages, ActivityLists lists, Partners partners) {
		this.messages = messages;
		this.lists = lists;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<MessageSetView> messageSets(@Argument MessageSetView.@Nullable State state,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		MessageSets.@Nullable Id last = CountedConnection.key(after, MessageSets.Id::new);
		var filter = new MessageSets.Filter(state, null, null);
		return CountedConnection.of(messages.behind(filter, last, size), size, last != null, messages.count(filter),
				row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "MessageSet", field = "unit")
	Map<MessageSetView, UnitView> units(List<MessageSetView> of) {
		return Each.of(of, MessageSetView::unit, partners::units);
	}

	@BatchMapping(typeName = "MessageSet", field = "asked")
	Map<MessageSetView, List<UnitView>> asked(List<MessageSetView> of) {
		return several(of, MessageSetView::asked);
	}

	@BatchMapping(typeName = "MessageSet", field = "usedBy")
	Map<MessageSetView, List<UnitView>> usedBy(List<MessageSetView> of) {
		return several(of, MessageSetView::usedBy);
	}

	private Map<MessageSetView, List<UnitView>> several(List<MessageSetView> of,
			Function<MessageSetView, List<UnitId>> units) {
		var found = partners.units(of.stream().flatMap(it -> units.apply(it).stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> units.apply(it).stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@SchemaMapping(typeName = "MessageSet", field = "topic")
	CodeList.Value topic(MessageSetView set) {
		return Codes.told(lists.of(ActivityLists.Kind.TOPIC), set.topic());
	}

	@MutationMapping
	MessageSetView saveMessageSet(@Argument SaveMessageSetInput input) {
		if (input.id() == null) {
			return messages.find(messages.add(input.idempotencyKey(), input.what())).orElseThrow();
		}
		if (input.expectedVersion() == null) {
			throw Problem.invalid("expectedVersion", "Say which version you decided on.");
		}
		return messages.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.what());
	}

	@MutationMapping
	MessageSetView reviewMessageSet(@Argument ReviewMessageSetInput input) {
		return messages.review(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	MessageSetView withdrawMessageSet(@Argument WithdrawMessageSetInput input) {
		return messages.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	MessageSetView askForMessageSet(@Argument AskForMessageSetInput input) {
		return messages.ask(input.idempotencyKey(), input.id(), input.units());
	}

	@MutationMapping
	MessageSetView useMessageSet(@Argument UseMessageSetInput input) {
		return messages.use(input.idempotencyKey(), input.id(), input.unit(), input.uses(), input.on());
	}

	@Bean
	static NodeSource<MessageSets.Id> messageSetNodes(MessageSets messages) {
		return new NodeSource<>(MessageSets.TYPE, MessageSets.Id.class, messages::find);
	}

	/** Agreed words as a client sends them. */
	record SaveMessageSetInput(String idempotencyKey, MessageSets.@Nullable Id id, @Nullable Integer expectedVersion,
			String code, String title, String topic, UnitId unit, String agreed) {

		MessageSets.What what() {
			return new MessageSets.What(code, title, topic, unit, agreed);
		}

	}

	/** Agreed words that somebody looked at. */
	record ReviewMessageSetInput(String idempotencyKey, MessageSets.Id id, Integer expectedVersion) {
	}

	/** Agreed words that nobody is to use. */
	record WithdrawMessageSetInput(String idempotencyKey, MessageSets.Id id, Integer expectedVersion) {
	}

	/** Units that are asked to use them. */
	record AskForMessageSetInput(String idempotencyKey, MessageSets.Id id, List<UnitId> units) {
	}

	/** A unit that uses them, or does no more. */
	record UseMessageSetInput(String idempotencyKey, MessageSets.Id id, UnitId unit, Boolean uses, LocalDate on) {
	}

}
