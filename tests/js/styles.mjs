import { answer } from "./answer.mjs";
import { STYLES } from "../../optlib/static/styles.js";

answer(() => STYLES);
