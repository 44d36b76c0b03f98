import { STYLES } from "../../optlib/static/styles.js";

process.stdout.write(JSON.stringify(STYLES));
