package scot.adp.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.i18n.I18NProvider;
import org.springframework.stereotype.Component;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.identity.Operations;
import scot.adp.platform.Role;

/** Tells somebody what was refused, who could do it, and whom to ask. */
@Component
class RefusedWords {

	private final CurrentCaller caller;

	private final Operations operations;

	private final Memberships memberships;

	RefusedWords(CurrentCaller caller, Operations operations, Memberships memberships) {
		this.caller = caller;
		this.operations = operations;
		this.memberships = memberships;
	}

	/**
	 * Sentences for the reader.
	 * @param refused the operation that was refused, where it is known
	 */
	List<String> about(Optional<String> refused) {
		if (caller.find().isEmpty()) {
			return List.of(I18NProvider.translate("refused.no-post"));
		}
		String ask = I18NProvider.translate("refused.ask",
				memberships.current(Set.of(Role.ADP_LEAD))
					.stream()
					.map(MemberView::name)
					.distinct()
					.collect(Collectors.joining(", ")));
		return refused.flatMap(operations::find)
			.map(operation -> List
				.of(I18NProvider.translate("refused.needs", I18NProvider.translate("operation." + operation.name()),
						operation.roles()
							.stream()
							.filter(role -> !role.machine())
							.sorted(Comparator.naturalOrder())
							.map(role -> I18NProvider.translate("role." + role.name()))
							.collect(Collectors.joining(", "))),
						ask))
			.orElseGet(() -> List.of(I18NProvider.translate("error.role"), ask));
	}

}
