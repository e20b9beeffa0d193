package scot.adp.bus.graphql;

import java.util.List;

import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.bus.BusState;
import scot.adp.bus.EventBus;
import scot.adp.bus.HandledView;

/** How the event bus stands, for who watches over the program. */
@Controller
class BusController {

	private final EventBus bus;

	BusController(EventBus bus) {
		this.bus = bus;
	}

	@QueryMapping
	BusState eventBus() {
		return bus.state();
	}

	@SchemaMapping(typeName = "EventBus", field = "lastHour")
	List<HandledView> lastHour(BusState state) {
		return bus.handled();
	}

}
