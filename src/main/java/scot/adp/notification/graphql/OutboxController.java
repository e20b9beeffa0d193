package scot.adp.notification.graphql;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.notification.MessageState;
import scot.adp.notification.MessageView;
import scot.adp.notification.Outbox;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;

/** The outbox. */
@Controller
class OutboxController {

	private static final int AT_MOST = 100;

	private final Outbox outbox;

	OutboxController(Outbox outbox) {
		this.outbox = outbox;
	}

	@QueryMapping
	List<MessageView> outbox(@Argument @Nullable MessageState state, @Argument @Nullable Integer first) {
		int limit = (first != null) ? first : AT_MOST;
		new Problem.Faults().when(limit < 1 || limit > AT_MOST, "first", "Ask for 1 to %d.".formatted(AT_MOST)).raise();
		return outbox.page((state != null) ? state : MessageState.WAITING, 0, limit);
	}

	@MutationMapping
	MessageView markSent(@Argument MessageInput input) {
		return outbox.markSent(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	MessageView dropMessage(@Argument MessageInput input) {
		return outbox.drop(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	MessageView noteBounced(@Argument MessageInput input) {
		return outbox.noteBounced(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	MessageView sendAgain(@Argument MessageInput input) {
		return outbox.sendAgain(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@SchemaMapping(typeName = "Message", field = "rawId")
	UUID rawId(MessageView message) {
		return message.id().value();
	}

	@Bean
	static NodeSource<Outbox.MessageId> messageNodes(Outbox outbox) {
		return new NodeSource<>("Message", Outbox.MessageId.class, outbox::find);
	}

	/** A change of a message as a client sends it. */
	record MessageInput(String idempotencyKey, Outbox.MessageId id, Integer expectedVersion) {
	}

}
