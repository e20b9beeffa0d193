package scot.adp.governance.graphql;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.governance.DecisionView;
import scot.adp.governance.Exceptions;
import scot.adp.governance.ExceptionsView;
import scot.adp.strategy.AsAt;

/** What groups are to look at. */
@Controller
class ExceptionController {

	private final Exceptions exceptions;

	ExceptionController(Exceptions exceptions) {
		this.exceptions = exceptions;
	}

	@QueryMapping
	ExceptionsView exceptions(@Argument GroupId group, @Argument LocalDate on, @Argument @Nullable LocalDate asAt) {
		return AsAt.on(asAt, () -> exceptions.of(group, on));
	}

	@SchemaMapping(typeName = "Exceptions", field = "decisionsWanted")
	List<DecisionView> decisionsWanted(ExceptionsView view) {
		return view.wanted();
	}

}
