package scot.adp.treatment.ui;

import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.EquipmentFiles;
import scot.adp.treatment.EquipmentReturns;

/** Takes a file of injecting equipment in, such as a needle exchange's system tells. */
@Route("treatment/equipment/load")
@OpenTo("treatment.equipment.import")
class EquipmentLoadView extends TakeInPage {

	private final EquipmentFiles files;

	EquipmentLoadView(EquipmentFiles files, EquipmentReturns returns) {
		super("equipment-load", "take-in.persons", new Anchor(EquipmentPage.ROUTE, Words.of("equipment.title")),
				EquipmentFiles.REQUIRED, EquipmentFiles.OPTIONAL, Map.of("item", returns.items().values()));
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("equipment-load.count", found.returns(), found.putRight()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("equipment-load.done", files.load(key, file, confirmed).returns());
	}

}
